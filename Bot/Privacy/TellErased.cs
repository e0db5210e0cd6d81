using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Privacy;

/// <summary>
/// The last word to somebody of whom nothing is left but where to say it. It waits for a channel that does not take it now; then that goes
/// too, and what the ledger has of it.
/// </summary>
internal sealed class TellErased(EraseRows rows, Messenger messenger) : IAgendaHandler
{
    private const string AgendaKind = AgendaKinds.Erased;
    private const string DeliveryKey = "erased";

    public string Kind => AgendaKind;

    /// <param name="card">As the id of the item has it that erased them.</param>
    public static AgendaItem Item(PersonId person, string card, DateTimeOffset now) => new(person.Key, now, AgendaKind, card);

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var person = PersonId.Parse(item.Recipient);
        if (rows.Now - item.Planned > ErasePerson.Patience || !await rows.CanBeToldAsync(person, ct))
            return new AgendaDecision.Run(token => rows.FinishAsync(person, DeliveryKey, token));
        var said = CardActivity.For(DeleteCards.Done);
        var send = item.Id == ErasePerson.NoCard
            ? messenger.ToSend(DeliveryKey, person, said)
            : new AgendaDecision.Send(DeliveryKey, async token => new SendOutcome(
                await messenger.UpdateAsync(person, item.Id, said, token) ? SendOutcomeKind.Sent : SendOutcomeKind.Waiting));
        return send with { Settled = (_, token) => rows.FinishAsync(person, DeliveryKey, token) };
    }
}
