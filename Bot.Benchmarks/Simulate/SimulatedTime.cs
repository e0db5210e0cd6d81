namespace TeamsMentorBot.Benchmarks.Simulate;

/// <summary>
/// A clock that only the simulation moves. Nothing takes time on it but the waits that Teams' limits ask for: whoever waits on
/// <see cref="Hurrying"/> finds at once that the time has passed. Time-outs never come, since nothing hangs here.
/// </summary>
internal sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    private long now = start.UtcTicks;

    public TimeProvider Hurrying => field ??= new HurryingTime(this);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public void AdvanceTo(DateTimeOffset moment) => Interlocked.Exchange(ref now, Math.Max(GetTimestamp(), moment.UtcTicks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(_ => { });

    private sealed class HurryingTime(SimulatedTime time) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            // One that runs from the start is a time-out. Were it hurried, each wait would end with it.
            return dueTime != Timeout.InfiniteTimeSpan ? new Timer(_ => { }) : new Timer(wait =>
            {
                time.AdvanceTo(time.GetUtcNow() + wait);
                callback(state);
            });
        }
    }

    private sealed class Timer(Action<TimeSpan> elapse) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
                elapse(dueTime);

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
