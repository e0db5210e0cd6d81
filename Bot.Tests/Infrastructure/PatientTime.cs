namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>True time whose timers take ten times as long: a busy machine runs into no time-out that a test does not mean.</summary>
internal sealed class PatientTime : TimeProvider
{
    private const int Slower = 10;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Longer(dueTime), Longer(period));

    private static TimeSpan Longer(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time * Slower;
}
