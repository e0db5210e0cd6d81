namespace TeamsMentorBot.Delivery;

/// <summary>
/// The true time, for leases, time-outs and waits that a service asked for. The injected <see cref="TimeProvider"/> says what
/// is due and may be moved forward by hand; a lease that moved with it would end while its owner still sends.
/// </summary>
internal sealed record LeaseClock(TimeProvider Time)
{
    public DateTimeOffset Now => Time.GetUtcNow();
}
