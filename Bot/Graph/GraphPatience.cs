namespace TeamsMentorBot.Graph;

/// <summary>
/// For questions before a message that may take half a minute in all: reads are repeated for longer than that, and a message cut off
/// among them would count as perhaps sent, although nothing had left.
/// </summary>
internal sealed class GraphPatience(TimeProvider time)
{
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    /// <param name="most">Where even <see cref="Most"/> is too long.</param>
    /// <returns>Unavailable when Graph took longer.</returns>
    public async Task<GraphResult<T>> AskAsync<T>(
        Func<CancellationToken, Task<GraphResult<T>>> question, CancellationToken ct, TimeSpan? most = null)
    {
        using var limit = new CancellationTokenSource(most ?? Most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return await question(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new GraphProblem(GraphProblemKind.Unavailable, "TooSlow");
        }
    }
}
