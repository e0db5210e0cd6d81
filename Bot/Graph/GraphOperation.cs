namespace TeamsMentorBot.Graph;

/// <summary>One operation of Microsoft Graph v1.0 that the bot uses.</summary>
/// <param name="Page">Name of its page in the Microsoft Graph REST API v1.0 reference; also its name in logs.</param>
/// <param name="Needs">The least application permission that allows it.</param>
/// <param name="Repeatable">
/// Whether asking again cannot do harm: a read, or an install (a second one answers 409). A mail is not.
/// </param>
internal sealed record GraphOperation(string Page, HttpMethod Method, GraphPermission Needs, bool Repeatable)
{
    public static readonly GraphOperation GetUser = new("user-get", HttpMethod.Get, GraphPermission.ReadPeople, true);

    public static readonly GraphOperation ListUsers = new("user-list", HttpMethod.Get, GraphPermission.ReadPeople, true);

    public static readonly GraphOperation InstallApp =
        new("userteamwork-post-installedapps", HttpMethod.Post, GraphPermission.InstallApp, true);

    public static readonly GraphOperation FindInstallation =
        new("userteamwork-list-installedapps", HttpMethod.Get, GraphPermission.InstallApp, true);

    public static readonly GraphOperation GetChat =
        new("userscopeteamsappinstallation-get-chat", HttpMethod.Get, GraphPermission.InstallApp, true);

    public static readonly GraphOperation SendMail = new("user-sendmail", HttpMethod.Post, GraphPermission.SendMail, false);

    public static readonly IReadOnlyList<GraphOperation> All = [GetUser, ListUsers, InstallApp, FindInstallation, GetChat, SendMail];

    public string Permission => Needs.Name;
}
