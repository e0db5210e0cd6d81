namespace TeamsMentorBot.Rates;

/// <summary>At most so many calls in any stretch of this length.</summary>
internal readonly record struct RateWindow(int Permits, TimeSpan Length);

/// <summary>
/// The limits as documented: "Optimize your bot with rate limiting in Teams"
/// (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit), per bot per thread, and per app per tenant.
/// </summary>
internal static class RateWindows
{
    /// <summary>The way to Teams takes now longer and now shorter: what leaves a second apart may arrive within one.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(15);

    public static IReadOnlyList<RateWindow> Tenant { get; } = [new(50, TimeSpan.FromSeconds(1) + Slack)];

    private static readonly RateWindow[] Send =
        [PerSecond(7), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1))];

    private static readonly RateWindow[] Get =
        [PerSecond(14), new(16, TimeSpan.FromSeconds(2)), new(120, TimeSpan.FromSeconds(30)), new(3600, TimeSpan.FromHours(1))];

    public static IReadOnlyList<RateWindow> Conversation(RateOperation operation) => operation == RateOperation.Send ? Send : Get;

    private static RateWindow PerSecond(int permits) => new(permits, TimeSpan.FromSeconds(1));
}
