using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Asks a reader, once, to accept the agreement as it reads now. It says that something waits, and nothing of what it is. Whoever cannot
/// be reached is asked again at their next slot; whoever may not have been, once more.
/// </summary>
internal sealed class AskReader(ReaderAgreements agreements, LetReaderIn letIn, ReaderClocks clocks, ChatDoor chat) : IAgendaHandler
{
    private const string AgendaKind = AgendaKinds.Agreement;

    public string Kind => AgendaKind;

    public static AgendaItem Item(PersonId reader, Pairing pairing, DateTimeOffset due) =>
        new(reader.Key, due, AgendaKind, AgreementItems.IdOf(pairing));

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var (reader, attempt) = (PersonId.Parse(item.Recipient), AskingTry.Of(item));
        if (MenteeItem.Parse(item with { Id = attempt.Id }) is not var (mentee, pairingId)
            || await agreements.FindAsync(mentee, pairingId, ct) is not var (program, stored) || !stored.Pairing.Has(reader))
            return new AgendaDecision.Drop("The pairing ended, or they are nobody in it.");
        // They said yes while the release was on its way.
        if (!Agreement.IsToAsk(program, stored.Pairing, reader))
            return new AgendaDecision.Run(token => letIn.RunAsync(reader, stored.Pairing, token));
        if (Agreement.IsPutOff(stored.Pairing, reader))
            return new AgendaDecision.Drop("They said not now.");
        var clock = await clocks.OfAsync(reader, program, ct);
        var key = attempt.KeyFor(FirstKey(program, stored.Pairing, reader));
        if (ReaderClocks.Hold(clock, key) is { } hold)
            return hold;
        var card = CardActivity.For(attempt.Marked(AgreementCard.Ask(program, stored.Pairing, reader)), Strings.Agreement_Summary);
        return chat.ToSend(key, reader, card) with
        {
            Repeatable = true,
            Settled = async (record, token) =>
            {
                if (attempt.After(item, record.State, clock) is { } next)
                    await agreements.AskAgainAsync(next, token);
                else if (record.State is DeliveryState.Sent or DeliveryState.Unknown)
                    await agreements.AskAgainAsync(RemindReader.Item(reader, stored.Pairing, DigestSlots.InAWeek(clock)), token);
            },
        };
    }

    /// <summary>Of the first message that asks, in the agreement's present words.</summary>
    public static string FirstKey(MentoringProgram program, Pairing pairing, PersonId reader)
    {
        var terms = Agreement.TermsFor(program, pairing, reader);
        var says = (terms.HasFlag(AgreementTerms.Mail) ? "mail" : "chat") + (terms.HasFlag(AgreementTerms.Names) ? ", names" : "");
        return $"agreement.{PairingMark.Of(pairing, reader, says)}";
    }
}
