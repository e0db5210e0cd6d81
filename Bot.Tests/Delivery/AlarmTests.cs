using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class AlarmTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);
    private static readonly string Shard = AgendaKeys.AllShards[3];
    private readonly FakeTime clock = new();

    [Fact]
    public async Task It_Rings_For_Each_Shard_At_First_And_When_The_Poll_Is_Over()
    {
        var alarm = new Alarm(clock);
        Assert.Equal(AgendaKeys.AllShards, await alarm.WaitAsync(CancellationToken.None));
        var waiting = Quiet(alarm).WaitAsync(CancellationToken.None);

        Assert.False(waiting.IsCompleted);
        clock.Advance(Poll);
        Assert.Equal(AgendaKeys.AllShards, await waiting);
    }

    [Fact]
    public async Task It_Rings_At_The_Earliest_Moment_Whenever_That_Was_Set()
    {
        var alarm = Quiet(new Alarm(clock));
        alarm.Set(Shard, clock.GetUtcNow().AddSeconds(20));
        var waiting = alarm.WaitAsync(CancellationToken.None);
        alarm.Set(Shard, clock.GetUtcNow().AddSeconds(10));
        alarm.Set(Shard, clock.GetUtcNow().AddSeconds(25));

        await Waiting.UntilAsync(() => clock.NextTimer == clock.GetUtcNow().AddSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([Shard], await waiting);
    }

    [Fact]
    public async Task It_Rings_At_Once_For_What_Is_Due_Until_That_Was_Looked_At()
    {
        var alarm = Quiet(new Alarm(clock));
        alarm.Set(Shard, clock.GetUtcNow());
        Assert.Equal([Shard], await alarm.WaitAsync(CancellationToken.None));

        var waiting = Quiet(alarm).WaitAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        alarm.Set(Shard, clock.GetUtcNow());
        Assert.Equal([Shard], await waiting);
    }

    [Fact]
    public async Task It_Rings_After_A_Poll_Although_The_Clock_Was_Set_Back()
    {
        var time = new ShiftedTime(clock, TimeSpan.Zero);
        var waiting = Quiet(new Alarm(time)).WaitAsync(CancellationToken.None);

        time.Shift = TimeSpan.FromDays(-365);
        clock.Advance(Poll);

        Assert.Equal(AgendaKeys.AllShards, await waiting.WaitAsync(Waiting.Longest));
    }

    [Fact]
    public async Task It_Stops_With_Its_Token()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Quiet(new Alarm(clock)).WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    /// <summary>As if all shards had just been looked at.</summary>
    private Alarm Quiet(Alarm alarm)
    {
        foreach (var shard in AgendaKeys.AllShards)
            alarm.SetAnew(shard, clock.GetUtcNow() + Poll);
        return alarm;
    }
}
