using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>Everything in all of the bot's tables.</summary>
internal static class StoredRows
{
    public static async Task<List<TableEntity>> AllAsync(Tables tables)
    {
        var rows = new List<TableEntity>();
        foreach (var table in TableNames.All)
        {
            await foreach (var row in tables.Get(table).QueryAsync<TableEntity>())
                rows.Add(row);
        }

        return rows;
    }

    /// <summary>Whether a key or a value has it in it.</summary>
    public static bool Holds(this TableEntity row, string trace) => row.Any(column =>
        column.Key.Contains(trace, StringComparison.OrdinalIgnoreCase)
        || column.Value?.ToString()?.Contains(trace, StringComparison.OrdinalIgnoreCase) is true);
}
