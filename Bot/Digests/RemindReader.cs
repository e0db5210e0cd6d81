using NodaTime;
using TeamsMentorBot.CheckIns;
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

/// <summary>Finds the reminder that follows when a reader was asked about the agreement.</summary>
internal sealed class OwedReminders(ReaderAgreements agreements, ReaderClocks clocks, Deliveries deliveries)
{
    /// <summary>Who was asked so lately may have it planned at this moment.</summary>
    private static readonly TimeSpan Planning = TimeSpan.FromHours(1);

    /// <returns>Null while nobody knows that the question reached them, and where the reminder stands on the agenda.</returns>
    public async Task<AgendaItem?> LackingAsync(AgendaContents agenda, PersonId reader, PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        if (!Releasing.WaitsFor(checkIn, reader.ObjectId)
            || await agreements.FindAsync(checkIn.MenteeOf(author), checkIn.PairingId, ct) is not var (program, stored)
            || agenda.Has(reader.Key, RemindReader.AgendaKind, AgreementItems.IdOf(stored.Pairing))
            || await AskedAtAsync(program, stored.Pairing, reader, ct) is not { } asked || asked > agreements.Now - Planning)
            return null;
        var clock = await clocks.OfAsync(reader, program, ct) with { Now = Instant.FromDateTimeOffset(asked) };
        return RemindReader.Item(reader, stored.Pairing, DigestSlots.InAWeek(clock));
    }

    private async Task<DateTimeOffset?> AskedAtAsync(MentoringProgram program, Pairing pairing, PersonId reader, CancellationToken ct)
    {
        var (first, at) = (AskReader.FirstKey(program, pairing, reader), (DateTimeOffset?)null);
        var attempt = NumberedId.OfTry(AgreementItems.IdOf(pairing));
        for (; await deliveries.FindAsync(reader.Key, attempt.KeyFor(first), ct) is { } asked; attempt = attempt.Next)
            at = asked.State is DeliveryState.Sent or DeliveryState.Unknown ? asked.At : at;
        return at;
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
