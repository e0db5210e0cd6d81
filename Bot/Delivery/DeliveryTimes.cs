namespace TeamsMentorBot.Delivery;

/// <summary>Every length of time in delivery, in one place, because they lean on each other.</summary>
internal static class DeliveryTimes
{
    /// <summary>A message that is not answered by then has an unknown outcome.</summary>
    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How far an instance's clock may be from the true time.</summary>
    public static readonly TimeSpan AcceptedClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a claim is its owner's. Longer than the send time-out plus twice the accepted skew: a claim that looks
    /// expired to the fastest clock has been given up by the slowest.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long a stopping instance may finish what it claimed.</summary>
    public static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(45);
}
