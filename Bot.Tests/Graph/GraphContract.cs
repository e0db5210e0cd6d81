using System.Text.Json.Serialization.Metadata;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>What the Microsoft Graph REST API v1.0 reference says of one operation, in our words; the operation names the page.</summary>
/// <param name="Path">After <c>/v1.0</c>; braces stand for ids.</param>
/// <param name="Permission">Least application permission.</param>
/// <param name="Builder">Request builder in Microsoft's library, below <c>Microsoft.Graph</c>.</param>
internal sealed record GraphContract(GraphOperation Operation, string Method, string Path, string Permission, string Builder)
{
    public static readonly IReadOnlyList<GraphContract> All =
    [
        new(GraphOperation.GetUser, "GET", "/users/{user-id}", "User.ReadBasic.All", "Users.Item.UserItemRequestBuilder")
        {
            Reads = ("Microsoft.Graph.Models.User", GraphJson.Default.GraphUser),
        },
        new(GraphOperation.ListUsers, "GET", "/users", "User.ReadBasic.All", "Users.UsersRequestBuilder")
        {
            Reads = ("Microsoft.Graph.Models.User", GraphJson.Default.GraphUser),
        },
        new(GraphOperation.InstallApp, "POST", "/users/{user-id}/teamwork/installedApps",
            "TeamsAppInstallation.ReadWriteSelfForUser.All", "Users.Item.Teamwork.InstalledApps.InstalledAppsRequestBuilder")
        {
            Required = ["teamsApp@odata.bind"],
            Writes = new() { [""] = "Microsoft.Graph.Models.UserScopeTeamsAppInstallation" },
        },
        new(GraphOperation.FindInstallation, "GET", "/users/{user-id}/teamwork/installedApps",
            "TeamsAppInstallation.ReadWriteSelfForUser.All", "Users.Item.Teamwork.InstalledApps.InstalledAppsRequestBuilder")
        {
            Reads = ("Microsoft.Graph.Models.UserScopeTeamsAppInstallation", GraphJson.Default.GraphInstallation),
        },
        new(GraphOperation.GetChat, "GET", "/users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat",
            "TeamsAppInstallation.ReadWriteSelfForUser.All", "Users.Item.Teamwork.InstalledApps.Item.Chat.ChatRequestBuilder")
        {
            Reads = ("Microsoft.Graph.Models.Chat", GraphJson.Default.GraphChat),
        },
        new(GraphOperation.ListGroupMembers, "GET", "/groups/{group-id}/transitiveMembers", "GroupMember.ReadBasic.All",
            "Groups.Item.TransitiveMembers.TransitiveMembersRequestBuilder")
        {
            Reads = ("Microsoft.Graph.Models.User", GraphJson.Default.GraphMember),
        },
        new(GraphOperation.GetManager, "GET", "/users/{user-id}/manager", "User.Read.All", "Users.Item.Manager.ManagerRequestBuilder")
        {
            Reads = ("Microsoft.Graph.Models.User", GraphJson.Default.GraphManager),
        },
        new(GraphOperation.GetMailboxSettings, "GET", "/users/{user-id}/mailboxSettings", "MailboxSettings.Read",
            "Users.Item.MailboxSettings.MailboxSettingsRequestBuilder")
        {
            Reads = ("Microsoft.Graph.Models.MailboxSettings", GraphJson.Default.GraphMailboxSettings),
        },
        new(GraphOperation.Notify, "POST", "/users/{user-id}/teamwork/sendActivityNotification", "TeamsActivity.Send",
            "Users.Item.Teamwork.SendActivityNotification.SendActivityNotificationRequestBuilder")
        {
            Required = ["topic", "topic.source", "topic.value", "activityType", "previewText", "previewText.content", "templateParameters"],
            Writes = new()
            {
                [""] = "Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification.SendActivityNotificationPostRequestBody",
                ["topic"] = "Microsoft.Graph.Models.TeamworkActivityTopic",
                ["previewText"] = "Microsoft.Graph.Models.ItemBody",
            },
        },
        new(GraphOperation.SendMail, "POST", "/users/{user-id}/sendMail", "Mail.Send", "Users.Item.SendMail.SendMailRequestBuilder")
        {
            Required =
            [
                "message", "message.subject", "message.body", "message.body.contentType", "message.body.content",
                "message.toRecipients", "message.toRecipients.emailAddress", "message.toRecipients.emailAddress.address",
            ],
            Writes = new()
            {
                [""] = "Microsoft.Graph.Users.Item.SendMail.SendMailPostRequestBody",
                ["message"] = "Microsoft.Graph.Models.Message",
                ["message.body"] = "Microsoft.Graph.Models.ItemBody",
                ["message.toRecipients"] = "Microsoft.Graph.Models.Recipient",
                ["message.toRecipients.emailAddress"] = "Microsoft.Graph.Models.EmailAddress",
            },
        },
    ];

    /// <summary>Paths of properties that must be there.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Type in Microsoft's library of each object in the body, by path.</summary>
    public Dictionary<string, string> Writes { get; init; } = [];

    /// <summary>What is read, if anything is: its type in Microsoft's library, and ours.</summary>
    public (string Type, JsonTypeInfo Ours)? Reads { get; init; }

    public static GraphContract Of(GraphOperation operation) => All.Single(contract => contract.Operation == operation);
}
