namespace TeamsMentorBot.Delivery;

/// <summary>Every length of time in delivery, in one place, because they lean on each other.</summary>
internal static class DeliveryTimes
{
    /// <summary>The token of a message ends after this long.</summary>
    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a message may then take to say how it ended; after that its outcome is unknown.</summary>
    public static readonly TimeSpan SendGrace = TimeSpan.FromSeconds(5);

    /// <summary>How far an instance's clock may be from the true time.</summary>
    public static readonly TimeSpan AcceptedClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a claim is its owner's. Longer than a send can take plus twice the accepted skew: a claim that looks expired
    /// to the fastest clock has been given up by the slowest.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long a handler may take to decide and, without a message, to do its work.</summary>
    public static readonly TimeSpan WorkTimeout = TimeSpan.FromMinutes(2);

    /// <summary>How long a stopping instance may finish what it claimed: a send, its grace and the record of it.</summary>
    public static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(45);

    /// <summary>A postponement into the past would spin; it becomes this much from now.</summary>
    public static readonly TimeSpan ShortestPostponement = TimeSpan.FromMinutes(1);

    /// <summary>A decision that is older than this when its message may leave at last is made anew.</summary>
    public static readonly TimeSpan FreshDecision = TimeSpan.FromSeconds(1);

    /// <summary>A wait that has ended meanwhile.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    /// <summary>The longest time after which something that was refused or failed is tried again, unless the service asked for more.</summary>
    public static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstTenantPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTenantPause = TimeSpan.FromMinutes(30);

    /// <summary>How long a refused message waits: as it was told, or longer and longer.</summary>
    /// <param name="attempts">How often it was tried, 1 or more.</param>
    public static TimeSpan RetryIn(TimeSpan? retryAfter, int attempts) =>
        retryAfter is { } told && told > TimeSpan.Zero
            ? Shorter(told, LongestRetryAfter)
            : Doubled(FirstRetry, attempts, LongestRetry);

    /// <summary>How long an item whose work fails is left alone: as long as it has been failing, so twice as long each time.</summary>
    public static TimeSpan BackOff(TimeSpan failing) => Shorter(failing > FirstRetry ? failing : FirstRetry, LongestRetry);

    /// <summary>How long nobody of a tenant is tried after so many failures in a row.</summary>
    public static TimeSpan TenantPause(int failures) => Doubled(FirstTenantPause, failures, LongestTenantPause);

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan most) =>
        Shorter(first * Math.Pow(2, Math.Clamp(times - 1, 0, 20)), most);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
