using TeamsMentorBot.Graph;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>What is asked before a message leaves may not take the message's own time.</summary>
public sealed class GraphPatienceTests
{
    private readonly FakeTime time = new();

    [Fact]
    public async Task A_Graph_That_Is_Slow_Is_Unavailable_And_Nothing_Is_Unknown()
    {
        var asking = new GraphPatience(time).AskAsync(NeverAsync, default);
        Assert.False(asking.IsCompleted);

        time.Advance(GraphPatience.Most);

        var problem = (await asking).Problem!;
        Assert.Equal((GraphProblemKind.Unavailable, "TooSlow"), (problem.Kind, problem.Code));
    }

    [Fact]
    public async Task Whoever_Asked_And_Went_Away_Is_Not_Told_Anything()
    {
        using var stop = new CancellationTokenSource();
        var asking = new GraphPatience(time).AskAsync(NeverAsync, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private static async Task<GraphResult<GraphChat>> NeverAsync(CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        return new GraphChat("never");
    }
}
