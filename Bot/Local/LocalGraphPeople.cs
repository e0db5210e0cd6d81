using System.Text.Json.Nodes;

namespace TeamsMentorBot.Local;

/// <summary>The people whom the stand-in knows, as Graph shows them.</summary>
internal static class LocalGraphPeople
{
    public static JsonObject User(LocalGraphPerson person) => new()
    {
        ["id"] = person.ObjectId,
        ["displayName"] = person.DisplayName,
        ["mail"] = person.Mail,
        ["userPrincipalName"] = person.PrincipalName,
    };

    public static LocalGraphAnswer FindUsers(LocalGraph graph, LocalGraphRequest request) =>
        LocalGraphFilter.Matches("mail eq {0} or userPrincipalName eq {0}", request.Query.GetValueOrDefault("$filter", ""), out var address)
            ? LocalGraphAnswer.Ok(new JsonObject { ["value"] = new JsonArray([.. graph.At(address).Select(User)]) })
            : LocalGraphAnswer.Error(400, "Request_UnsupportedQuery", "Unsupported or invalid query filter clause.");
}
