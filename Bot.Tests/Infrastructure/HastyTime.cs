namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>Hours pass between any two calls, so that no rate window ever fills: the windows have tests of their own.</summary>
internal sealed class HastyTime : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref ticks, TimeSpan.TicksPerHour * 2);
}
