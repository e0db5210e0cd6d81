namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A clock that is wrong by so much; its timers run as those of the right one.</summary>
internal sealed class ShiftedTime(TimeProvider beneath, TimeSpan shift) : TimeProvider
{
    public TimeProvider Beneath { get; set; } = beneath;

    public TimeSpan Shift { get; set; } = shift;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => Beneath.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Beneath.GetUtcNow() + Shift;

    public override long GetTimestamp() => Beneath.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Beneath.CreateTimer(callback, state, dueTime, period);
}
