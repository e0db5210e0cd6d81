using Microsoft.Extensions.Logging.Abstractions;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class InstancesTests
{
    private static readonly DateTimeOffset Own = DateTimeOffset.UnixEpoch.AddYears(56);

    [Fact]
    public async Task Instances_Divide_The_Limit_And_Whoever_Stops_Gives_Its_Share_Back()
    {
        var bench = await DeliveryBench.NewAsync();
        using var first = new RateLimiter(bench.TrueTime);
        using var second = new RateLimiter(bench.TrueTime);
        using var one = New(bench, first);
        using var other = New(bench, second);

        await one.BeatAsync(CancellationToken.None);
        Assert.Equal(50, AtOnce(bench, first));
        await other.BeatAsync(CancellationToken.None);
        Assert.Equal(50 / 8, AtOnce(bench, second));
        await other.BeatAsync(CancellationToken.None);
        await one.BeatAsync(CancellationToken.None);
        Assert.Equal((25, 25), (AtOnce(bench, first), AtOnce(bench, second)));

        await other.StopAsync(CancellationToken.None);
        await one.BeatAsync(CancellationToken.None);
        Assert.Equal(50, AtOnce(bench, first));
    }

    [Fact]
    public void A_Row_That_Missed_Three_Beats_Is_Not_Counted()
    {
        Assert.Equal(2, InstanceShare.Live([Own, Own - (3 * Instances.Beat), Own - (4 * Instances.Beat)], Own));
        Assert.False(InstanceShare.IsForgotten(Own.AddMinutes(-59), Own));
        Assert.True(InstanceShare.IsForgotten(Own.AddMinutes(-61), Own));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 12)]
    [InlineData(3, 2, 3)]
    public void A_Newcomer_Takes_Little_Until_The_Others_Know_It(int live, int beats, int share) =>
        Assert.Equal(share, InstanceShare.Of(live, beats));

    private static Instances New(DeliveryBench bench, RateLimiter limiter) =>
        new(bench.Tables, limiter, new LeaseClock(bench.TrueTime), NullLogger<Instances>.Instance);

    private static int AtOnce(DeliveryBench bench, RateLimiter limiter)
    {
        bench.TrueTime.Advance(TimeSpan.FromMinutes(1));
        using var stop = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 60).Select(n => new RateKey("contoso", $"chat {n}", RateOperation.Send))
            .Select(key => limiter.AcquireAsync(key, RatePriority.Prompt, stop.Token).AsTask()).ToList();
        var granted = calls.Count(call => call.IsCompleted);
        stop.Cancel();
        return granted;
    }
}
