using System.Text;
using System.Text.Json.Nodes;
using TeamsMentorBot.Graph;
using static TeamsMentorBot.Local.LocalGraphShape;

namespace TeamsMentorBot.Local;

/// <summary>One operation that the stand-in answers.</summary>
/// <param name="Path">Segments; those in braces stand for ids.</param>
/// <param name="What">One line for people; {0} is the person's name.</param>
/// <param name="Denied">Code of the 403 without the permission: it differs by service.</param>
internal sealed record LocalGraphOperation(GraphOperation Operation, string Path, string What, string Denied)
{
    /// <summary>Query options that it knows, and for <c>$select</c> and <c>$expand</c> the names that may stand there.</summary>
    public IReadOnlyDictionary<string, string[]> Query { get; init; } = new Dictionary<string, string[]>();

    public LocalGraphShape? Body { get; init; }

    public required Func<LocalGraph, LocalGraphRequest, LocalGraphAnswer> Answer { get; init; }

    public string WhatFor(LocalGraphPerson? person) =>
        What.Replace("{0}", person?.DisplayName ?? "somebody unknown", StringComparison.Ordinal);

    public bool Matches(LocalGraphRequest request)
    {
        var parts = Path.Split('/');
        return parts.Length == request.Segments.Count
            && parts.Zip(request.Segments).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
    }
}

/// <summary>Source of each: its page in the Microsoft Graph REST API v1.0 reference, named by its <see cref="GraphOperation"/>.</summary>
internal static class LocalGraphOperations
{
    private static readonly string[] PersonProperties = ["id", "displayName", "mail", "userPrincipalName", "accountEnabled"];

    public static readonly IReadOnlyList<LocalGraphOperation> All =
    [
        new(GraphOperation.GetUser, "users/{id}", "Look {0} up", "Authorization_RequestDenied")
        {
            Query = new Dictionary<string, string[]> { ["$select"] = PersonProperties },
            Answer = About(LocalGraphPeople.GetUser),
        },
        new(GraphOperation.ListUsers, "users", "Look somebody up by their address", "Authorization_RequestDenied")
        {
            Query = new Dictionary<string, string[]> { ["$select"] = PersonProperties, ["$filter"] = [] },
            Answer = LocalGraphPeople.FindUsers,
        },
        new(GraphOperation.InstallApp, "users/{id}/teamwork/installedApps", "Install the app for {0}", "Forbidden")
        {
            Body = new Record(("teamsApp@odata.bind", new Words())),
            Answer = About(Install),
        },
        new(GraphOperation.FindInstallation, "users/{id}/teamwork/installedApps", "Find the app among those of {0}", "Forbidden")
        {
            Query = new Dictionary<string, string[]>
            {
                ["$select"] = ["id"],
                ["$expand"] = ["teamsApp", "teamsAppDefinition"],
                ["$filter"] = [],
            },
            Answer = About(FindInstallation),
        },
        new(GraphOperation.GetChat, "users/{id}/teamwork/installedApps/{installation}/chat", "Find the chat with {0}", "Forbidden")
        {
            Query = new Dictionary<string, string[]> { ["$select"] = ["id", "chatType", "topic", "tenantId", "webUrl"] },
            Answer = About((graph, request, person) => graph.HasApp(person) && request.Segments[4] == InstallationId(person)
                ? LocalGraphAnswer.Ok(new JsonObject { ["id"] = person.ChatId })
                : LocalGraphAnswer.Error(404, "NotFound", "No installation with this id.")),
        },
        new(GraphOperation.ListGroupMembers, "groups/{id}/transitiveMembers", "List the members of a group", "Authorization_RequestDenied")
        {
            Query = new Dictionary<string, string[]> { ["$select"] = PersonProperties, ["$top"] = [], ["$skiptoken"] = [] },
            Answer = LocalGraphPeople.Members,
        },
        new(GraphOperation.GetManager, "users/{id}/manager", "Look up the manager of {0}", "Authorization_RequestDenied")
        {
            Query = new Dictionary<string, string[]> { ["$select"] = PersonProperties },
            Answer = About(LocalGraphPeople.Manager),
        },
        new(GraphOperation.GetMailboxSettings, "users/{id}/mailboxSettings", "Look whether {0} is away", "ErrorAccessDenied")
        {
            Query = new Dictionary<string, string[]> { ["$select"] = ["timeZone", "automaticRepliesSetting", "workingHours"] },
            Answer = About((_, request, person) => LocalGraphPeople.MailboxSettings(request, person)),
        },
        new(GraphOperation.Notify, "users/{id}/teamwork/sendActivityNotification", "Notify {0} in the activity feed", "Forbidden")
        {
            Body = new Record(
                ("topic", new Record(("source", new Words("entityUrl", "text")), ("value", new Words()))),
                ("activityType", new Words("digestWaits")),
                ("previewText", new Record(("content", new Words()))),
                ("templateParameters", new Many(new Record(("name", new Words()), ("value", new Words())), Least: 0))),
            Answer = About(LocalGraphPeople.Notify),
        },
        new(GraphOperation.SendMail, "users/{id}/sendMail", "Send a mail from {0}", "ErrorAccessDenied")
        {
            Body = new Record(
                ("message", new Record(
                    ("subject", new Words()),
                    ("body", new Record(("contentType", new Words("text", "html")), ("content", new Words()))),
                    ("toRecipients", new Many(new Record(
                        ("emailAddress", new Record(("address", new Words()), ("name?", new Words())))))))),
                ("saveToSentItems?", new Flag())),
            Answer = About(SendMail),
        },
    ];

    /// <summary>For paths that begin with somebody.</summary>
    private static Func<LocalGraph, LocalGraphRequest, LocalGraphAnswer> About(
        Func<LocalGraph, LocalGraphRequest, LocalGraphPerson, LocalGraphAnswer> answer) =>
        (graph, request) => graph.Find(request.Segments[1]) is { } person
            ? answer(graph, request, person)
            : LocalGraphAnswer.Error(404, "Request_ResourceNotFound", "This user does not exist.");

    private static LocalGraphAnswer Install(LocalGraph graph, LocalGraphRequest request, LocalGraphPerson person)
    {
        var bind = request.Body!.Value.GetProperty("teamsApp@odata.bind").GetString()!;
        var catalogue = $"{request.Root}/appCatalogs/teamsApps/";
        if (!bind.StartsWith(catalogue, StringComparison.Ordinal) || !Guid.TryParse(bind[catalogue.Length..], out var app))
            return LocalGraphAnswer.BadRequest("teamsApp@odata.bind must be the absolute URL of an app in the catalogue.");

        if (app != Guid.Parse(LocalGraph.CatalogAppId) || person.ChatId is null)
            return LocalGraphAnswer.Error(404, "NotFound", "The app is not in the catalogue, or is not for this person.");

        return graph.Install(person)
            ? new LocalGraphAnswer(201, null)
            : LocalGraphAnswer.Error(409, "Conflict", "App already exists in the personal scope of this user.");
    }

    private static LocalGraphAnswer FindInstallation(LocalGraph graph, LocalGraphRequest request, LocalGraphPerson person)
    {
        var wanted = LocalGraph.ManifestId;
        if (request.Query.TryGetValue("$filter", out var filter) && !LocalGraphFilter.Matches("teamsApp/externalId eq {0}", filter, out wanted))
            return LocalGraphAnswer.BadRequest("Invalid filter clause.");

        var there = graph.HasApp(person) && string.Equals(wanted, LocalGraph.ManifestId, StringComparison.OrdinalIgnoreCase);
        return LocalGraphAnswer.Ok(new JsonObject
        {
            ["@odata.count"] = there ? 1 : 0,
            ["value"] = there ? new JsonArray(Installation(person)) : [],
        });
    }

    private static JsonObject Installation(LocalGraphPerson person) => new()
    {
        ["id"] = InstallationId(person),
        ["teamsApp"] = new JsonObject
        {
            ["id"] = LocalGraph.CatalogAppId,
            ["externalId"] = LocalGraph.ManifestId,
            ["displayName"] = "Mentor Bot",
            ["distributionMethod"] = "organization",
        },
    };

    // Graph's own ids have this form; the sign at the end shows whether callers encode them.
    public static string InstallationId(LocalGraphPerson person) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{person.ObjectId}##{LocalGraph.CatalogAppId}"));

    private static LocalGraphAnswer SendMail(LocalGraph graph, LocalGraphRequest request, LocalGraphPerson sender)
    {
        var message = request.Body!.Value.GetProperty("message");
        var to = message.GetProperty("toRecipients").EnumerateArray()
            .Select(recipient => recipient.GetProperty("emailAddress").GetProperty("address").GetString());
        graph.Keep(new LocalGraphMail(
            graph.Now,
            sender.Mail,
            string.Join(", ", to),
            message.GetProperty("subject").GetString()!,
            message.GetProperty("body").GetProperty("content").GetString()!));
        return new LocalGraphAnswer(202, null);
    }
}
