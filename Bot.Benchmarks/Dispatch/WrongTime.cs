namespace TeamsMentorBot.Benchmarks.Dispatch;

/// <summary>A clock on which so many seconds pass in each second of another one, from now on.</summary>
internal sealed class WrongTime(TimeProvider right, double speed) : TimeProvider
{
    public override long TimestampFrequency => (long)(right.TimestampFrequency / speed);

    public override long GetTimestamp() => right.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(right.CreateTimer(callback, state, Right(dueTime), Right(period)), this);

    /// <summary>Timers count whole milliseconds and cut the rest off, which would be a moment too early.</summary>
    private TimeSpan Right(TimeSpan wait) => wait == Timeout.InfiniteTimeSpan ? wait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds / speed));

    private sealed class Timer(ITimer timer, WrongTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Right(dueTime), time.Right(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
