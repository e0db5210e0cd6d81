using System.Collections.Concurrent;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>Pauses end as soon as they begin and are written down; time-outs run out only when a test says so.</summary>
internal sealed class HurriedTime(TimeSpan timeout) : TimeProvider
{
    private readonly ConcurrentQueue<Action> timeouts = [];

    public ConcurrentQueue<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void RunOut()
    {
        while (timeouts.TryDequeue(out var timeout))
            timeout();
    }

    private sealed class Timer(HurriedTime time, Action fire) : ITimer
    {
        private volatile bool stopped;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;

            if (dueTime >= time.TimeoutLength)
            {
                time.timeouts.Enqueue(FireOnce);
            }
            else
            {
                time.Pauses.Enqueue(dueTime);
                ThreadPool.QueueUserWorkItem(_ => FireOnce());
            }

            return true;
        }

        public void Dispose() => stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void FireOnce()
        {
            if (!stopped)
                fire();
        }
    }

    private TimeSpan TimeoutLength { get; } = timeout;
}
