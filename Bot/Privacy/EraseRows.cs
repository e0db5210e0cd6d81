using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Privacy;

/// <summary>Erases a person's rows, their own one last: of it stays where to tell them.</summary>
internal sealed class EraseRows(PersonRows person, RecipientRows delivery, ReleasedStore released, EndPairings pairings)
{
    public DateTimeOffset Now => person.Now;

    /// <summary>No turn of theirs runs meanwhile in this process; in another, the version of their row refuses it.</summary>
    public Task<IDisposable> EnterAsync(PersonId id, CancellationToken ct) => person.EnterAsync(id, ct);

    public Task ClearAgendaAsync(AgendaItem except, CancellationToken ct) => delivery.ClearAgendaAsync(except, ct);

    public Task<bool> TellAsync(AgendaItem item, CancellationToken ct) => pairings.TellAsync(PersonId.Parse(item.Recipient), item.Id, ct);

    public async Task EraseAsync(PersonId id, CancellationToken ct)
    {
        await pairings.UnlistAsync(id, ct);
        await released.EraseAsync(id, ct);
        await delivery.ClearLedgerAsync(id.Key, ct);
        await person.EraseButAddressAsync(id, ct);
    }

    public IAsyncEnumerable<Person> ErasingAsync(CancellationToken ct) => person.ErasingAsync(ct);

    public async Task<bool> CanBeToldAsync(PersonId id, CancellationToken ct) => await person.AddressAsync(id, ct) is not null;

    /// <summary>They were told, or cannot be: what was kept for it goes.</summary>
    /// <param name="message">That told them.</param>
    public async Task FinishAsync(PersonId id, string message, CancellationToken ct)
    {
        if (await person.EraseOwnAsync(id, ct))
            await delivery.ClearLedgerAsync(id.Key, ct);
        else
            await delivery.RemoveMessageAsync(id.Key, message, ct);
    }
}
