using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class AlarmTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);
    private readonly FakeTime _time = new();

    [Fact]
    public async Task It_Rings_When_The_Poll_Is_Over()
    {
        var waiting = new Alarm(_time).WaitAsync(Poll, CancellationToken.None);

        Assert.False(waiting.IsCompleted);
        _time.Advance(Poll);
        await waiting;
    }

    [Fact]
    public async Task It_Rings_At_The_Earliest_Moment_Whenever_That_Was_Set()
    {
        var alarm = new Alarm(_time);
        alarm.Set(_time.GetUtcNow().AddSeconds(20));
        var waiting = alarm.WaitAsync(Poll, CancellationToken.None);
        alarm.Set(_time.GetUtcNow().AddSeconds(10));
        alarm.Set(_time.GetUtcNow().AddSeconds(25));

        await Waiting.UntilAsync(() => _time.NextTimer == _time.GetUtcNow().AddSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        await waiting;
    }

    [Fact]
    public async Task It_Rings_At_Once_For_What_Is_Due()
    {
        var alarm = new Alarm(_time);
        alarm.Set(_time.GetUtcNow());
        await alarm.WaitAsync(Poll, CancellationToken.None);

        alarm.Clear();
        var waiting = alarm.WaitAsync(Poll, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        alarm.Set(_time.GetUtcNow());
        await waiting;
    }

    [Fact]
    public async Task It_Stops_With_Its_Token()
    {
        using var stop = new CancellationTokenSource();
        var waiting = new Alarm(_time).WaitAsync(Poll, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
