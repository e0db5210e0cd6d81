using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Whoever has not answered the agreement for a week, while something waits for them, is reminded once, in working hours. Those whose words
/// wait are told so.
/// </summary>
internal sealed class RemindReader(WaitingWords waiting, ReaderClocks clocks, ChatDoor chat) : IAgendaHandler
{
    public const string AgendaKind = AgendaKinds.AgreementReminder;

    public string Kind => AgendaKind;

    public static AgendaItem Item(PersonId reader, Pairing pairing, DateTimeOffset due) =>
        new(reader.Key, due, AgendaKind, AgreementItems.IdOf(pairing));

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var reader = PersonId.Parse(item.Recipient);
        if (MenteeItem.Parse(item) is not { } named || await waiting.ForAsync(reader, named, ct) is not { Authors.Count: > 0 } found)
            return new AgendaDecision.Drop("They answered, or nothing waits for them.");
        var (program, pairing) = (found.Program, found.Pairing);
        var clock = await clocks.OfAsync(reader, program, ct);
        var key = $"agreement.{PairingMark.Of(pairing, reader, AgendaKind)}";
        if (ReaderClocks.Hold(clock, key, whileQuiet: new AgendaDecision.Postpone(DigestSlots.InAWeek(clock))) is { } hold)
            return hold;
        var card = AgreementCard.Ask(program, pairing, reader);
        var reminder = card with { Body = [new TextBlock(Strings.Agreement_Reminder), .. card.Body] };
        var message = CardActivity.For(reminder, Strings.Agreement_Summary);
        return chat.ToSend(key, reader, message) with
        {
            Settled = async (record, token) =>
            {
                if (record.State == DeliveryState.Sent)
                    await waiting.TellAsync(reader, found, token);
            },
        };
    }
}

/// <summary>What was sent to somebody who has not answered the agreement.</summary>
/// <param name="Authors">Whose words wait.</param>
internal sealed record WaitingForYes(MentoringProgram Program, Pairing Pairing, IReadOnlyList<PersonId> Authors)
{
    public string? NameOf(PersonId reader) => Pairing.Sponsor?.Id == reader
        ? Pairing.Sponsor.Name
        : Pairing.Mentors.Prepend(Pairing.Mentee).FirstOrDefault(person => person.Id == reader)?.Name;
}
