using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Programs;

/// <param name="ETag">The version that was read.</param>
internal sealed record StoredPairing(Pairing Pairing, ETag ETag);

/// <summary>One line of a program's list of pairings.</summary>
internal sealed record PairingMember(string PairingId, PersonId Mentee);

/// <summary>Pairings in their mentee's partition, and the list of those in a program.</summary>
internal sealed class PairingStore(Tables tables)
{
    public async Task<StoredPairing?> FindAsync(PersonId mentee, string pairingId, CancellationToken ct)
    {
        var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(mentee.Key, PairingRow.Key(pairingId), cancellationToken: ct);
        return found.HasValue ? Stored(found.Value!) : null;
    }

    public async Task<IReadOnlyList<StoredPairing>> ForMenteeAsync(PersonId mentee, CancellationToken ct)
    {
        var pairings = new List<StoredPairing>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(PairingRow.Filter(mentee), cancellationToken: ct))
            pairings.Add(Stored(row));

        return pairings;
    }

    /// <summary>The pairings in which somebody is a mentor now.</summary>
    public Task<IReadOnlyList<Pairing>> ForMentorAsync(PersonId mentor, CancellationToken ct) =>
        ListedAsync(PairingRow.MentorFilter(mentor), pairing => pairing.Mentors.Any(known => known.Id == mentor), ct);

    /// <summary>The pairings of which somebody is the sponsor now.</summary>
    public Task<IReadOnlyList<Pairing>> ForSponsorAsync(PersonId sponsor, CancellationToken ct) =>
        ListedAsync(PairingRow.SponsorFilter(sponsor), pairing => pairing.Sponsor?.Id == sponsor, ct);

    /// <summary>Everybody's that came to have a sponsor. A line outlives a sponsor who was replaced, so whoever acts on it reads the pairing.</summary>
    public async IAsyncEnumerable<PairingMember> SponsoredAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.People.QueryAsync<TableEntity>(PairingRow.FilterSponsored, cancellationToken: ct))
            yield return PairingRow.ReadReaderIndex(row);
    }

    /// <summary>Ids only. A line outlives a pairing whose mentee had their data erased, so whoever acts on it reads the pairing.</summary>
    public async Task<IReadOnlyList<PairingMember>> OfProgramAsync(string tenantId, string programId, CancellationToken ct)
    {
        var members = new List<PairingMember>();
        var filter = TableKeys.In(PairingRow.IndexPartition(tenantId, programId));
        await foreach (var row in tables.Programs.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            members.Add(PairingRow.ReadIndex(row));

        return members;
    }

    /// <summary>The pairings that are on a program's list and still there.</summary>
    public async Task<IReadOnlyList<Pairing>> InProgramAsync(MentoringProgram program, CancellationToken ct) =>
        await FoundAsync(await OfProgramAsync(program.TenantId, program.Id, ct), ct);

    /// <returns>False when a pairing with this id is there already; it stays as it is.</returns>
    public async Task<bool> AddAsync(Pairing pairing, CancellationToken ct)
    {
        // The lists first: a line without its pairing is harmless, a pairing without its line would never be asked.
        await tables.Programs.UpsertEntityAsync(PairingRow.WriteIndex(pairing), TableUpdateMode.Merge, ct);
        await ListReadersAsync(pairing, ct);
        try
        {
            await tables.People.AddEntityAsync(PairingRow.Write(pairing), ct);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Takes a pairing off its program's list and off the lists of these people; the pairing itself stays.</summary>
    public async Task UnlistAsync(Pairing pairing, IEnumerable<PersonId> readers, CancellationToken ct)
    {
        await tables.Programs.DeleteEntityAsync(PairingRow.WriteIndex(pairing), ETag.All, ct);
        foreach (var line in readers.SelectMany(reader => PairingRow.ReaderLines(reader, pairing)))
            await tables.People.DeleteEntityAsync(line, ETag.All, ct);
    }

    /// <summary>Lists a pairing with its readers, also with one who had their data erased since.</summary>
    public async Task ListReadersAsync(Pairing pairing, CancellationToken ct)
    {
        foreach (var line in PairingRow.WriteReaderIndex(pairing))
            await tables.People.UpsertEntityAsync(line, TableUpdateMode.Merge, ct);
    }

    /// <returns>False when somebody else changed it since it was read: nothing was written.</returns>
    public async Task<bool> ChangeAsync(StoredPairing stored, Pairing changed, CancellationToken ct)
    {
        if (RowChanges.Between(PairingRow.Write(stored.Pairing), PairingRow.Write(changed)) is not { } changes)
            return true;

        await ListReadersAsync(changed, ct);
        try
        {
            await tables.People.UpdateEntityAsync(changes, stored.ETag, TableUpdateMode.Merge, ct);
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 412)
        {
            // The answer to a first try may have been lost: then it is as it was to be.
            if (await FindAsync(changed.Mentee.Id, changed.Id, ct) is not { } now
                || RowChanges.Between(PairingRow.Write(now.Pairing), PairingRow.Write(changed)) is not null)
            {
                return false;
            }
        }

        foreach (var replaced in PairingRow.WriteReaderIndex(stored.Pairing)
            .ExceptBy(PairingRow.WriteReaderIndex(changed).Select(Place), Place))
        {
            await tables.People.DeleteEntityAsync(replaced, ETag.All, ct);
        }

        return true;
    }

    /// <summary>
    /// For a transaction in the mentee's partition that may only go through while the pairing is still as it was read: whoever was
    /// replaced in between reads nothing.
    /// </summary>
    public static TableTransactionAction Unchanged(StoredPairing stored) => Changed(stored, stored.Pairing);

    /// <summary>The same, and with it a change that leaves its people as they are.</summary>
    public static TableTransactionAction Changed(StoredPairing stored, Pairing changed) => new(
        TableTransactionActionType.UpdateMerge,
        RowChanges.Between(PairingRow.Write(stored.Pairing), PairingRow.Write(changed))
            ?? new TableEntity(stored.Pairing.Mentee.Id.Key, PairingRow.Key(changed.Id)),
        stored.ETag);

    private static (string, string) Place(TableEntity line) => (line.PartitionKey, line.RowKey);

    /// <summary>A line outlives a replaced reader, so the pairing itself decides.</summary>
    private async Task<IReadOnlyList<Pairing>> ListedAsync(string filter, Predicate<Pairing> isIn, CancellationToken ct)
    {
        var lines = new List<PairingMember>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            lines.Add(PairingRow.ReadReaderIndex(row));

        return (await FoundAsync(lines, ct)).FindAll(isIn);
    }

    private async Task<List<Pairing>> FoundAsync(IEnumerable<PairingMember> lines, CancellationToken ct) =>
    [
        .. (await lines.InParallelAsync(line => FindAsync(line.Mentee, line.PairingId, ct))).OfType<StoredPairing>().Select(stored => stored.Pairing),
    ];

    private static StoredPairing Stored(TableEntity row) => new(PairingRow.Read(row), row.ETag);
}
