namespace TeamsMentorBot.Rates;

/// <summary>What calls of one kind to one service share, whoever they are about.</summary>
internal sealed record RateBudget(string Name, params IReadOnlyList<RateWindow> Windows);

/// <summary>
/// Microsoft Graph's limits per app and tenant, as documented: "Microsoft Graph service-specific throttling limits"
/// (learn.microsoft.com/graph/throttling-limits).
/// </summary>
internal static class GraphBudgets
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Identity and access: 3,500 resource units in 10 seconds for the smallest tenants; a read of one person costs one, a list two or
    /// three, so a thousand of any of them is within it.
    /// </summary>
    public static RateBudget Directory { get; } = new("graph directory", new RateWindow(1_000, TimeSpan.FromSeconds(10)));

    /// <summary>Teams: GET of installed apps.</summary>
    public static RateBudget AppReads { get; } = new("graph app reads", new RateWindow(30, Second));

    /// <summary>Teams: POST of installed apps.</summary>
    public static RateBudget AppInstalls { get; } = new("graph app installs", new RateWindow(30, Second));

    /// <summary>Teams: sendActivityNotification.</summary>
    public static RateBudget Feed { get; } = new("graph feed", new RateWindow(5, Second));

    /// <summary>Outlook: 10,000 requests in ten minutes to one mailbox; here to all of them.</summary>
    public static RateBudget MailboxReads { get; } = new("graph mailbox reads", new RateWindow(10_000, TimeSpan.FromMinutes(10)));

    /// <summary>
    /// Outlook: four requests at a time to one mailbox, and all mails leave from one. Exchange Online sends 30 messages a minute from a
    /// mailbox ("Exchange Online limits", message rate limit).
    /// </summary>
    public static RateBudget Mail { get; } =
        new("graph mail", new RateWindow(4, Second), new RateWindow(30, TimeSpan.FromMinutes(1)));
}
