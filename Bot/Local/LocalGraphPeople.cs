using System.Globalization;
using System.Text.Json.Nodes;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Local;

/// <summary>The people whom the stand-in knows, as Graph shows them.</summary>
internal static class LocalGraphPeople
{
    /// <summary>What only a wider permission shows is left out without it.</summary>
    public static JsonObject User(LocalGraph graph, LocalGraphPerson person)
    {
        var user = new JsonObject
        {
            ["id"] = person.ObjectId,
            ["displayName"] = person.DisplayName,
            ["mail"] = person.Mail,
            ["userPrincipalName"] = person.PrincipalName,
        };
        if (graph.Granted.Contains(GraphPermission.ReadDirectory.Name))
            user["accountEnabled"] = !person.Disabled;

        return user;
    }

    public static LocalGraphAnswer FindUsers(LocalGraph graph, LocalGraphRequest request) =>
        LocalGraphFilter.Matches("mail eq {0} or userPrincipalName eq {0}", request.Query.GetValueOrDefault("$filter", ""), out var address)
            ? LocalGraphAnswer.Ok(new JsonObject { ["value"] = new JsonArray([.. graph.At(address).Select(person => Selected(User(graph, person), request))]) })
            : LocalGraphAnswer.Error(400, "Request_UnsupportedQuery", "Unsupported or invalid query filter clause.");

    public static LocalGraphAnswer GetUser(LocalGraph graph, LocalGraphRequest request, LocalGraphPerson person) =>
        LocalGraphAnswer.Ok(Selected(User(graph, person), request));

    public static LocalGraphAnswer Manager(LocalGraph graph, LocalGraphRequest request, LocalGraphPerson person) =>
        person.Manager is { } id && graph.Find(id) is { } manager
            ? LocalGraphAnswer.Ok(Selected(User(graph, manager), request))
            : LocalGraphAnswer.Error(404, "Request_ResourceNotFound", "Resource 'manager' does not exist.");

    public static LocalGraphAnswer MailboxSettings(LocalGraphRequest request, LocalGraphPerson person)
    {
        static JsonObject Moment(DateTimeOffset at) =>
            new() { ["dateTime"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };
        var replies = person.Away is var (from, until)
            ? new JsonObject { ["status"] = "scheduled", ["scheduledStartDateTime"] = Moment(from), ["scheduledEndDateTime"] = Moment(until) }
            : new JsonObject { ["status"] = "disabled" };
        var settings = new JsonObject { ["timeZone"] = person.TimeZone, ["automaticRepliesSetting"] = replies };
        if (person.Works is var (start, end))
        {
            settings["workingHours"] = new JsonObject
            {
                ["daysOfWeek"] = new JsonArray("tuesday", "wednesday", "thursday", "friday"), ["startTime"] = start, ["endTime"] = end,
            };
        }

        return LocalGraphAnswer.Ok(Selected(settings, request));
    }

    public static LocalGraphAnswer Members(LocalGraph graph, LocalGraphRequest request)
    {
        if (graph.Groups.Find(group => group.Id == request.Segments[1]) is not { } group)
            return LocalGraphAnswer.Error(404, "Request_ResourceNotFound", "This group does not exist.");

        var asked = int.Parse(request.Query.GetValueOrDefault("$top", "100"), CultureInfo.InvariantCulture);
        var size = Math.Min(asked, graph.LargestPage);
        _ = int.TryParse(request.Query.GetValueOrDefault("$skiptoken", "").TrimStart('e'), out var from);
        // Graph may answer an empty page and still have more.
        var isEmpty = size < asked && !request.Query.GetValueOrDefault("$skiptoken", "").StartsWith('e');
        var next = isEmpty ? from : from + size;
        var page = new JsonObject
        {
            ["value"] = isEmpty ? [] : new JsonArray([.. group.Members.Skip(from).Take(size).Select(id => Member(graph, id, request))]),
        };
        if (next < group.Members.Count)
        {
            var select = Uri.EscapeDataString(request.Query.GetValueOrDefault("$select", "id"));
            page["@odata.nextLink"] =
                $"{request.Root}/groups/{group.Id}/transitiveMembers?$select={select}&$top={asked}&$skiptoken={(isEmpty ? "e" : "")}{next}";
        }

        return LocalGraphAnswer.Ok(page);
    }

    public static LocalGraphAnswer Notify(LocalGraph graph, LocalGraphRequest request, LocalGraphPerson person)
    {
        var topic = request.Body!.Value.GetProperty("topic");
        if (!graph.HasApp(person))
            return LocalGraphAnswer.Error(404, "NotFound", "The application is not installed for this person.");

        var installation = Uri.EscapeDataString(LocalGraphOperations.InstallationId(person));
        if (topic.GetProperty("source").GetString() != "entityUrl"
            || topic.GetProperty("value").GetString() != $"{request.Root}/users/{person.ObjectId}/teamwork/installedApps/{installation}")
        {
            return LocalGraphAnswer.BadRequest("The topic must be the installation of the app.");
        }

        graph.Keep(new LocalGraphNotification(graph.Now, person.ObjectId, request.Body.Value.GetProperty("previewText").GetProperty("content").GetString()!));
        return new LocalGraphAnswer(204, null);
    }

    private static JsonObject Member(LocalGraph graph, string id, LocalGraphRequest request)
    {
        var person = graph.Find(id);
        var member = person is null ? new JsonObject { ["id"] = id } : Selected(User(graph, person), request);
        member["@odata.type"] = person is null ? "#microsoft.graph.device" : "#microsoft.graph.user";
        return member;
    }

    private static JsonObject Selected(JsonObject resource, LocalGraphRequest request)
    {
        var names = request.Query.GetValueOrDefault("$select", "id,displayName,mail,userPrincipalName").Split(',');
        return new JsonObject(names.Where(resource.ContainsKey).Select(name => KeyValuePair.Create(name, resource[name]?.DeepClone())));
    }
}
