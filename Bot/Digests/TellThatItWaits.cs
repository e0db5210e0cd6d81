using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>Tells an author, once and in working hours, that a reader has not answered the agreement and has read nothing.</summary>
internal sealed class TellThatItWaits(WaitingWords waiting, ReaderClocks clocks, Messenger messenger) : IAgendaHandler
{
    public string Kind => WaitingWords.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var author = PersonId.Parse(item.Recipient);
        if (WaitingWords.Parse(item) is not var (reader, named) || await waiting.ForAsync(reader, named, ct) is not { } found
            || !found.Authors.Contains(author) || found.NameOf(reader) is not { } name)
            return new AgendaDecision.Drop("It waits no more.");
        var quiet = new AgendaDecision.Drop("They asked for quiet; their card and their space say it.");
        if (ReaderClocks.Hold(await clocks.OfAsync(author, found.Program, ct), whileQuiet: quiet) is { } hold)
            return hold;
        var message = Activity.Message(Phrase.With(Strings.Agreement_StillWaits, PlainText.Escape(PlainText.Line(name)))) with
        {
            Summary = Strings.Agreement_StillWaitsSummary,
        };
        return messenger.ToSend($"waits.{PairingMark.Of(found.Pairing, reader, WaitingWords.AgendaKind)}", author, message);
    }
}
