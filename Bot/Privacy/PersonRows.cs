using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Privacy;

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
            await people.ChangeAsync(id, person =>
                person.Erasure == Erasure.Done ? person with { Erasure = Erasure.None } : person, ct);
        return isBare;
    }

    private static Person Bare(PersonId id, ConversationReference? address) =>
        new() { Id = id, Address = address, Participation = Participation.Stopped, Erasure = Erasure.Done };
}
