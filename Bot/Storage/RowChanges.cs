using Azure.Data.Tables;

namespace TeamsMentorBot.Storage;

/// <summary>What a merge has to carry: only the columns that change, so that nobody else's are written back as they once were.</summary>
internal static class RowChanges
{
    /// <returns>Null when nothing differs.</returns>
    public static TableEntity? Between(TableEntity before, TableEntity after)
    {
        var changes = new TableEntity(after.PartitionKey, after.RowKey);
        var keys = changes.Count;
        foreach (var (column, value) in after)
        {
            if (!Equals(before[column], value))
                changes[column] = value;
        }

        return changes.Count > keys ? changes : null;
    }
}
