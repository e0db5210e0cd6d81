namespace TeamsMentorBot.Storage;

/// <summary>
/// Work of which each piece costs requests of its own, some pieces at a time: a thousand one after another take longer than Teams waits
/// for the answer to a press.
/// </summary>
internal static class InParallel
{
    public const int AtOnce = 16;

    /// <returns>What came of each, in the order of the items.</returns>
    public static async Task<IReadOnlyList<TResult>> InParallelAsync<T, TResult>(this IEnumerable<T> items, Func<T, Task<TResult>> work)
    {
        var results = new List<TResult>();
        foreach (var some in items.Chunk(AtOnce))
            results.AddRange(await Task.WhenAll(some.Select(work)));
        return results;
    }

    public static async Task InParallelAsync<T>(this IEnumerable<T> items, Func<T, Task> work)
    {
        foreach (var some in items.Chunk(AtOnce))
            await Task.WhenAll(some.Select(work));
    }
}
