using Azure;
using Azure.Data.Tables;

namespace TeamsMentorBot.Storage;

/// <summary>Deletes many rows of one partition.</summary>
internal static class Erasing
{
    /// <summary>What one transaction may hold (Azure Table storage, "Performing entity group transactions").</summary>
    private const int LargestTransaction = 100;
    private const int MostRounds = 6;

    /// <summary>Deletes what the filter names, and what comes meanwhile, until there is none. May run again after a crash.</summary>
    /// <param name="filter">Rows of one partition.</param>
    public static async Task EraseAsync(TableClient table, string filter, CancellationToken ct)
    {
        for (var round = 0; await KeysAsync(table, filter, ct) is { Count: > 0 } keys; round++)
        {
            if (round == MostRounds)
                throw new InvalidOperationException("Rows come as fast as they are erased.");
            foreach (var batch in keys.Chunk(LargestTransaction))
                await DeleteAsync(table, batch, ct);
        }
    }

    private static async Task<List<TableEntity>> KeysAsync(TableClient table, string filter, CancellationToken ct)
    {
        var keys = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: ct))
            keys.Add(new TableEntity(row.PartitionKey, row.RowKey));
        return keys;
    }

    private static async Task DeleteAsync(TableClient table, TableEntity[] batch, CancellationToken ct)
    {
        try
        {
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), ct);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Somebody else erased one of them, which undoes the whole batch: the next round reads what is left.
        }
    }
}
