namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>The rows of one partition, in the order of their keys.</summary>
internal sealed class MemoryPartition
{
    private readonly Lock gate = new();
    private readonly SortedList<string, MemoryRow> rows = new(0, StringComparer.Ordinal);

    public string? FirstKey
    {
        get
        {
            lock (gate)
                return rows.Count > 0 ? rows.GetKeyAtIndex(0) : null;
        }
    }

    /// <summary>What the rows hold, in bytes of their JSON.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
                return rows.Values.Sum(row => row.Bytes);
        }
    }

    public MemoryRow? Find(string key)
    {
        lock (gate)
            return rows.GetValueOrDefault(key);
    }

    /// <returns>False where there is one already.</returns>
    public bool TryAdd(string key, MemoryRow row)
    {
        lock (gate)
            return rows.TryAdd(key, row);
    }

    /// <returns>False where it is not the one that is known any more.</returns>
    public bool TryUpdate(string key, MemoryRow row, MemoryRow known)
    {
        lock (gate)
        {
            if (!ReferenceEquals(rows.GetValueOrDefault(key), known))
                return false;

            rows[key] = row;
            return true;
        }
    }

    public bool TryRemove(string key)
    {
        lock (gate)
            return rows.Remove(key);
    }

    /// <param name="from">The smallest key; null for the first.</param>
    /// <param name="below">Larger than all; null for no end.</param>
    /// <param name="most">So many at a time.</param>
    /// <returns>The rows, and the key with which the next page begins.</returns>
    public (IReadOnlyList<MemoryRow> Rows, string? Next) Between(string? from, string? below, int most)
    {
        lock (gate)
        {
            var (first, end) = (Index(from, otherwise: 0), Index(below, otherwise: rows.Count));
            var count = Math.Clamp(end - first, 0, most);
            return (
                [.. Enumerable.Range(first, count).Select(rows.GetValueAtIndex)],
                first + count < end ? rows.GetKeyAtIndex(first + count) : null);
        }
    }

    /// <summary>Where a key stands or would stand.</summary>
    private int Index(string? key, int otherwise)
    {
        if (key is null)
            return otherwise;

        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(rows.GetKeyAtIndex(middle), key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
