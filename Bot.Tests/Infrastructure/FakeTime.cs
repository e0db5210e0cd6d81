namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A clock that stands still until a test moves it; timers fire in order on the thread that moves it.</summary>
internal sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private readonly DateTimeOffset origin = start;
    private DateTimeOffset now = start;
    private long order;

    public FakeTime()
        : this(new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer fires, or null: lets a simulation step from event to event.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (gate)
                return timers.Count == 0 ? null : timers.Min(timer => timer.Due);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => (GetUtcNow() - origin).Ticks;

    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    public void AdvanceTo(DateTimeOffset target)
    {
        while (TakeDue(target) is { } timer)
            timer.Fire();
        lock (gate)
            now = target > now ? target : now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? TakeDue(DateTimeOffset target)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= target)
                .OrderBy(timer => timer.Due).ThenBy(timer => timer.Order).FirstOrDefault();
            if (next is null)
                return null;
            now = next.Due > now ? next.Due : now;
            if (next.Period == Timeout.InfiniteTimeSpan)
                timers.Remove(next);
            else
                next.Due += next.Period;
            return next;
        }
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

        public long Order { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = time.now + dueTime;
                Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                Order = time.order++;
                time.timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
