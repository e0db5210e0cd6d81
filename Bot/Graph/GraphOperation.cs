using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Graph;

/// <summary>One operation of Microsoft Graph v1.0 that the bot uses.</summary>
/// <param name="Page">Name of its page in the Microsoft Graph REST API v1.0 reference; also its name in logs.</param>
/// <param name="Needs">The least application permission that allows it.</param>
/// <param name="Budget">The documented limit that it counts against.</param>
internal sealed record GraphOperation(string Page, HttpMethod Method, GraphPermission Needs, RateBudget Budget)
{
    public static readonly GraphOperation GetUser =
        new("user-get", HttpMethod.Get, GraphPermission.ReadPeople, GraphBudgets.Directory);

    public static readonly GraphOperation ListUsers =
        new("user-list", HttpMethod.Get, GraphPermission.ReadPeople, GraphBudgets.Directory);

    public static readonly GraphOperation InstallApp =
        new("userteamwork-post-installedapps", HttpMethod.Post, GraphPermission.InstallApp, GraphBudgets.AppInstalls);

    public static readonly GraphOperation FindInstallation =
        new("userteamwork-list-installedapps", HttpMethod.Get, GraphPermission.InstallApp, GraphBudgets.AppReads);

    public static readonly GraphOperation GetChat =
        new("userscopeteamsappinstallation-get-chat", HttpMethod.Get, GraphPermission.InstallApp, GraphBudgets.AppReads);

    public static readonly GraphOperation ListGroupMembers =
        new("group-list-transitivemembers", HttpMethod.Get, GraphPermission.ReadGroups, GraphBudgets.Directory);

    public static readonly GraphOperation GetManager =
        new("user-list-manager", HttpMethod.Get, GraphPermission.ReadDirectory, GraphBudgets.Directory);

    public static readonly GraphOperation GetMailboxSettings =
        new("user-get-mailboxsettings", HttpMethod.Get, GraphPermission.ReadMailboxSettings, GraphBudgets.MailboxReads);

    public static readonly GraphOperation Notify =
        new("userteamwork-sendactivitynotification", HttpMethod.Post, GraphPermission.Notify, GraphBudgets.Feed) { Repeatable = false };

    public static readonly GraphOperation SendMail =
        new("user-sendmail", HttpMethod.Post, GraphPermission.SendMail, GraphBudgets.Mail) { Repeatable = false };

    /// <summary>Twenty others at a time; each needs its own permission and counts for itself.</summary>
    public static readonly GraphOperation Batch =
        new("json-batching", HttpMethod.Post, GraphPermission.ReadPeople, GraphBudgets.Directory);

    /// <summary>Those that stand alone.</summary>
    public static readonly IReadOnlyList<GraphOperation> All =
        [GetUser, ListUsers, InstallApp, FindInstallation, GetChat, ListGroupMembers, GetManager, GetMailboxSettings, Notify, SendMail];

    /// <summary>Whether asking again cannot do harm: a read, or an install (a second one answers 409). A mail or a notification is not.</summary>
    public bool Repeatable { get; init; } = true;

    public string Permission => Needs.Name;
}
