namespace TeamsMentorBot.Graph;

/// <summary>An application permission of Microsoft Graph and what the bot does with it.</summary>
/// <param name="For">Plain words, for whoever grants it.</param>
/// <param name="IsNeeded">Whether the options need it.</param>
/// <param name="Grant">Where it is granted.</param>
internal sealed record GraphPermission(string Name, string For, Func<GraphOptions, bool> IsNeeded, string Grant = GraphPermission.InEntra)
{
    private const string InEntra = "deploymentTemplates/grant-graph.sh, or Entra ID: App registrations, API permissions, admin consent";

    public static readonly GraphPermission ReadPeople = new("User.ReadBasic.All", "finding people by mail or object id", _ => true);

    public static readonly GraphPermission InstallApp =
        new("TeamsAppInstallation.ReadWriteSelfForUser.All", "installing the app for a person and finding their chat", _ => true);

    public static readonly GraphPermission ReadGroups = new(
        "GroupMember.ReadBasic.All", "reading the members of a group or team (Graph:Uses has Groups)", options => options.Uses.HasFlag(GraphUses.Groups));

    public static readonly GraphPermission ReadDirectory = new(
        "User.Read.All",
        "telling a mentee that a reader is their manager, and noticing disabled accounts (Graph:Uses has Directory)",
        options => options.Uses.HasFlag(GraphUses.Directory));

    /// <summary>
    /// Consent for single people at install time would be less, but then the install itself would need a wider permission.
    /// </summary>
    public static readonly GraphPermission Notify = new(
        "TeamsActivity.Send", "digests announced in the activity feed (Graph:Uses has Feed)", options => options.Uses.HasFlag(GraphUses.Feed));

    public static readonly GraphPermission ReadMailboxSettings = new(
        "MailboxSettings.Read",
        "asking nobody while they are away or off work (Graph:Uses has Availability)",
        options => options.Uses.HasFlag(GraphUses.Availability));

    /// <summary>In Entra it reaches every mailbox of the tenant; Exchange Online's RBAC for Applications limits it to one.</summary>
    public static readonly GraphPermission SendMail = new(
        "Mail.Send",
        "digests by mail (Graph:SenderUserId)",
        options => !string.IsNullOrWhiteSpace(options.SenderUserId),
        "Exchange Online, for one mailbox only: deploymentTemplates/README.md, Graph");

    /// <summary>Least first.</summary>
    public static readonly IReadOnlyList<GraphPermission> All = [ReadPeople, InstallApp, ReadGroups, ReadDirectory, Notify, ReadMailboxSettings, SendMail];
}
