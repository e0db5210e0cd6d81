namespace TeamsMentorBot.Teams;

/// <summary>
/// The true time, for time-outs, tokens and waits that Teams asked for. The injected <see cref="TimeProvider"/> says what is due and may
/// be moved by hand in Development; the network and whoever issues tokens do not move with it.
/// </summary>
internal sealed record WireClock(TimeProvider Time)
{
    public DateTimeOffset Now => Time.GetUtcNow();
}
