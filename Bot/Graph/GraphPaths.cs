namespace TeamsMentorBot.Graph;

/// <summary>Parts of paths after <c>/v1.0</c>. An id stays inside its segment, a text inside its literal.</summary>
internal static class GraphPaths
{
    public static string User(string idOrPrincipalName) => $"/users/{Segment(idOrPrincipalName)}";

    public static string Manager(string userId) => $"{User(userId)}/manager";

    public static string MailboxSettings(string userId) => $"{User(userId)}/mailboxSettings";

    public static string GroupMembers(string groupId) => $"/groups/{Segment(groupId)}/transitiveMembers";

    public static string InstalledApps(string userId) => $"{User(userId)}/teamwork/installedApps";

    public static string Installation(string userId, string installationId) => $"{InstalledApps(userId)}/{Segment(installationId)}";

    public static string Notify(string userId) => $"{User(userId)}/teamwork/sendActivityNotification";

    public static string SendMail(string userId) => $"{User(userId)}/sendMail";

    // Dots alone are taken out of a path on the way, encoded or not: the request would then name something else.
    public static string Segment(string id) => string.IsNullOrWhiteSpace(id) || id is "." or ".."
        ? throw new ArgumentException("An id that no path can carry.", nameof(id))
        : Uri.EscapeDataString(id);

    /// <summary>The query option <c>$filter</c>. OData: a quote inside a string literal is doubled.</summary>
    /// <param name="format">With {0} where the literal stands.</param>
    public static string Filter(string format, string text)
    {
        var literal = $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        return $"$filter={Uri.EscapeDataString(format.Replace("{0}", literal, StringComparison.Ordinal))}";
    }
}
