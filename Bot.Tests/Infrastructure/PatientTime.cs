namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// True time on which whatever takes seconds takes ten times as long: a busy machine runs into no time-out that a test does not mean.
/// The short waits between two tries stay as they are.
/// </summary>
internal sealed class PatientTime : TimeProvider
{
    private const int Slower = 10;
    private static readonly TimeSpan ShortestTimeOut = TimeSpan.FromSeconds(4);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime < ShortestTimeOut ? dueTime : dueTime * Slower, period);
}
