using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Digests;

/// <summary>What waits for a reader: one row per released revision, there from the end of its hold until a digest with it was sent.</summary>
internal sealed class ReleasedStore(Tables tables)
{
    public const int Shards = 16;
    private const int LargestTransaction = 100;
    private static readonly string[] Columns = ["PartitionKey", "RowKey", "MaybeSeen"];

    /// <param name="MaybeSeen">A digest with it was sent and not confirmed.</param>
    /// <param name="Digest">The delivery that took it along last.</param>
    /// <param name="Version">As read.</param>
    internal sealed record Waiting(ReleasedKey Key, bool MaybeSeen, string? Digest, ETag Version);

    internal sealed record WaitingReader(PersonId Reader, List<Waiting> Rows);

    public async Task<IReadOnlyList<Waiting>> ForReaderAsync(PersonId reader, CancellationToken ct)
    {
        var waiting = new List<Waiting>();
        await foreach (var row in tables.Released.QueryAsync<TableEntity>(TableKeys.In(Partition(reader)), cancellationToken: ct))
            waiting.Add(Read(reader, row));
        return waiting;
    }

    /// <summary>Everybody of a shard for whom something waits. Read by range: no more is in memory than a page and one reader's rows.</summary>
    public async IAsyncEnumerable<WaitingReader> OfShardAsync(int shard, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, beyond) = ($"{shard:x1}|", $"{shard:x1}}}");
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {beyond}");
        WaitingReader? reader = null;
        await foreach (var row in tables.Released.QueryAsync<TableEntity>(filter, select: Columns, cancellationToken: ct))
        {
            var id = PersonId.Parse(row.PartitionKey[first.Length..]);
            if (reader is not null && reader.Reader != id)
                yield return reader;
            if (reader?.Reader != id)
                reader = new WaitingReader(id, []);
            reader.Rows.Add(Read(id, row));
        }

        if (reader is not null)
            yield return reader;
    }

    public Task AddAsync(PersonId reader, IEnumerable<ReleasedKey> keys, CancellationToken ct) =>
        SubmitAsync(keys.Select(key => new TableTransactionAction(TableTransactionActionType.UpsertMerge, Row(reader, key))), ct);

    /// <summary>Takes rows along in a digest.</summary>
    /// <returns>False where one of them is not as it was read (taken back, or in another digest by now), or storage does not answer.</returns>
    public async Task<bool> TakeAsync(PersonId reader, IEnumerable<Waiting> rows, string digest, CancellationToken ct)
    {
        try
        {
            await SubmitAsync(rows.Select(one => Taken(Row(reader, one.Key), digest, one.Version)), ct);
            return true;
        }
        catch (RequestFailedException)
        {
            return false;
        }
    }

    public Task MarkMaybeSeenAsync(PersonId reader, IEnumerable<ReleasedKey> keys, CancellationToken ct) =>
        EachAsync(keys, async key =>
        {
            var row = Row(reader, key);
            row["MaybeSeen"] = true;
            await tables.Released.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, ct);
        });

    public async Task RemoveAsync(PersonId reader, IEnumerable<ReleasedKey> keys, CancellationToken ct)
    {
        IReadOnlyList<ReleasedKey> gone = [.. keys.Distinct()];
        try
        {
            await SubmitAsync(gone.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, Row(reader, key), ETag.All)), ct);
        }
        catch (RequestFailedException partly) when (partly.Status == 404)
        {
            await EachAsync(gone, key => tables.Released.DeleteEntityAsync(Partition(reader), key.ToString(), ETag.All, ct));
        }
    }

    /// <summary>Everything that waits for this reader.</summary>
    public Task EraseAsync(PersonId reader, CancellationToken ct) => Erasing.EraseAsync(tables.Released, TableKeys.In(Partition(reader)), ct);

    private async Task SubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken ct)
    {
        foreach (var batch in actions.Chunk(LargestTransaction))
            await tables.Released.SubmitTransactionAsync(batch, ct);
    }

    /// <summary>One at a time, since a row that is gone already (taken back, erased) is no failure of the others.</summary>
    private static async Task EachAsync(IEnumerable<ReleasedKey> keys, Func<ReleasedKey, Task> act)
    {
        foreach (var key in keys)
        {
            try
            {
                await act(key);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Taken back in between.
            }
        }
    }

    private static TableTransactionAction Taken(TableEntity row, string digest, ETag version)
    {
        row["Digest"] = digest;
        return new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, version);
    }

    private static Waiting Read(PersonId reader, TableEntity row) => new(
        ReleasedKey.Parse(row.RowKey, reader.TenantId), row.GetBoolean("MaybeSeen") == true, row.GetString("Digest"), row.ETag);

    private static TableEntity Row(PersonId reader, ReleasedKey key) => new(Partition(reader), key.ToString());

    private static string Partition(PersonId reader)
    {
        var shard = SHA256.HashData(Encoding.UTF8.GetBytes(reader.Key))[0] % Shards;
        return $"{shard:x1}|{reader.Key}";
    }
}
