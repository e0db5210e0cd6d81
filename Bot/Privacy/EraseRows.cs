using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;

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

/// <summary>The partition that holds everything that is a person's.</summary>
internal sealed class PersonRows(Tables tables, PersonLocks locks, PersonStore people, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public Task<IDisposable> EnterAsync(PersonId id, CancellationToken ct) => locks.EnterAsync(id, ct);

    public async Task<ConversationReference?> AddressAsync(PersonId id, CancellationToken ct) => (await people.GetStoredAsync(id, ct)).Address;

    /// <summary>Who asked to be erased, and is not yet, or was not told.</summary>
    public async IAsyncEnumerable<Person> ErasingAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.People.QueryAsync<TableEntity>(PersonRow.FilterErasing, cancellationToken: ct))
            yield return PersonRow.Read(PersonId.Parse(row.PartitionKey), row);
    }

    public async Task EraseButAddressAsync(PersonId id, CancellationToken ct)
    {
        try
        {
            await Erasing.EraseAsync(tables.People, $"{TableKeys.In(id.Key)} and RowKey ne '{PersonRow.RowKey}'", ct);
            if (await AddressAsync(id, ct) is not { } address)
                await tables.People.DeleteEntityAsync(id.Key, PersonRow.RowKey, ETag.All, ct);
            else
                await tables.People.UpsertEntityAsync(PersonRow.Write(Bare(id, address)), TableUpdateMode.Replace, ct);
        }
        finally
        {
            people.Forget(id);
        }
    }

    /// <summary>What was left goes as well.</summary>
    /// <returns>False where they came back meanwhile: what is theirs since then stays.</returns>
    public async Task<bool> EraseOwnAsync(PersonId id, CancellationToken ct)
    {
        using var turn = await locks.EnterAsync(id, ct);
        people.Forget(id);
        var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(id.Key, PersonRow.RowKey, cancellationToken: ct);
        if (!found.HasValue)
            return true;
        var known = PersonRow.Read(id, found.Value);
        var isBare = RowChanges.Between(PersonRow.Write(Bare(id, known.Address) with { Unreachable = known.Unreachable }), PersonRow.Write(known)) is null;
        if (isBare)
            await tables.People.DeleteEntityAsync(id.Key, PersonRow.RowKey, found.Value!.ETag, ct);
        else
            await people.ChangeAsync(id, person => ValueTask.FromResult(Change.To(
                person.Erasure == Erasure.Done ? person with { Erasure = Erasure.None } : person, true)), ct);
        return isBare;
    }

    private static Person Bare(PersonId id, ConversationReference? address) =>
        new() { Id = id, Address = address, Participation = Participation.Stopped, Erasure = Erasure.Done };
}
