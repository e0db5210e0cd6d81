using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Privacy;

/// <summary>Erases a person's rows, their own one last.</summary>
internal sealed class EraseRows(PersonRows person, RecipientRows delivery, ReleasedStore released, EndPairings pairings)
{
    public DateTimeOffset Now => person.Now;

    /// <summary>No turn of theirs runs meanwhile in this process; in another, the version of their row refuses it.</summary>
    public Task<IDisposable> EnterAsync(PersonId id, CancellationToken ct) => person.EnterAsync(id, ct);

    public Task<ConversationReference?> AddressAsync(PersonId id, CancellationToken ct) => person.AddressAsync(id, ct);

    public Task ClearAgendaAsync(AgendaItem except, CancellationToken ct) => delivery.ClearAgendaAsync(except, ct);

    public Task<bool> TellAsync(AgendaItem item, CancellationToken ct) => pairings.TellAsync(PersonId.Parse(item.Recipient), item.Id, ct);

    public async Task EraseAsync(PersonId id, CancellationToken ct)
    {
        await pairings.UnlistAsync(id, ct);
        await released.EraseAsync(id, ct);
        await delivery.ClearLedgerAsync(id.Key, ct);
        await person.EraseAsync(id, ct);
    }
}

/// <summary>The partition that holds everything that is a person's.</summary>
internal sealed class PersonRows(Tables tables, PersonLocks locks, PersonStore people, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public Task<IDisposable> EnterAsync(PersonId id, CancellationToken ct) => locks.EnterAsync(id, ct);

    public async Task<ConversationReference?> AddressAsync(PersonId id, CancellationToken ct) => (await people.GetStoredAsync(id, ct)).Address;

    public async Task EraseAsync(PersonId id, CancellationToken ct)
    {
        var all = TableKeys.In(id.Key);
        try
        {
            await Erasing.EraseAsync(tables.People, $"{all} and RowKey ne '{PersonRow.RowKey}'", ct);
            await Erasing.EraseAsync(tables.People, all, ct);
        }
        finally
        {
            people.Forget(id);
        }
    }
}
