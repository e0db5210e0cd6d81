namespace TeamsMentorBot.Graph;

/// <summary>One operation of Microsoft Graph v1.0 that the bot uses.</summary>
/// <param name="Page">Name of its page in the Microsoft Graph REST API v1.0 reference; also its name in logs.</param>
/// <param name="Permission">The least application permission that allows it.</param>
/// <param name="Repeatable">
/// Whether asking again cannot do harm: a read, or an install (a second one answers 409). A mail is not.
/// </param>
internal sealed record GraphOperation(string Page, HttpMethod Method, string Permission, bool Repeatable)
{
    private const string ManageOwnApp = "TeamsAppInstallation.ReadWriteSelfForUser.All";

    public static readonly GraphOperation GetUser = new("user-get", HttpMethod.Get, "User.ReadBasic.All", true);

    public static readonly GraphOperation InstallApp = new("userteamwork-post-installedapps", HttpMethod.Post, ManageOwnApp, true);

    public static readonly GraphOperation FindInstallation = new("userteamwork-list-installedapps", HttpMethod.Get, ManageOwnApp, true);

    public static readonly GraphOperation GetChat =
        new("userscopeteamsappinstallation-get-chat", HttpMethod.Get, ManageOwnApp, true);

    /// <summary>Reaches every mailbox of the tenant unless limited by Exchange Online's RBAC for Applications.</summary>
    public static readonly GraphOperation SendMail = new("user-sendmail", HttpMethod.Post, "Mail.Send", false);

    public static readonly IReadOnlyList<GraphOperation> All = [GetUser, InstallApp, FindInstallation, GetChat, SendMail];
}
