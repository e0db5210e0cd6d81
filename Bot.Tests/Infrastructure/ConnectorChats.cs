using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>The chats of a <see cref="FakeConnector"/>, who is in them and what stands there.</summary>
internal sealed class ConnectorChats
{
    private readonly List<SentActivity> sent = [];
    private readonly Dictionary<string, string> conversations = [];
    private readonly Dictionary<string, JsonObject> members = [];
    private long lastId = 1_776_825_925_000;

    public IReadOnlyList<SentActivity> Sent => sent;

    public string Open(string tenantId, string memberId)
    {
        var id = "a:1" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tenantId + "|" + memberId)))[..24] + "@chat;x";
        conversations[id] = memberId;
        return id;
    }

    public bool Forget(string conversationId) => conversations.Remove(conversationId);

    public JsonObject AddMember(string userId, string objectId, string name)
    {
        var member = new JsonObject { ["id"] = userId, ["name"] = name, ["aadObjectId"] = objectId };
        return members[userId] = members[objectId] = member;
    }

    public bool ForgetMember(string id) => members.Remove(id);

    public IEnumerable<SentActivity> Messages(string conversationId) =>
        sent.Where(activity => activity is { IsDeleted: false, Type: "message" } && activity.ConversationId == conversationId);

    /// <exception cref="ConnectorComplaint">A conforming client would not have sent it.</exception>
    public (int Status, JsonNode? Body) Answer(string method, ConnectorPath path, string body)
    {
        if (path.ConversationId is null)
        {
            var (tenant, member) = ConnectorStrictness.CheckConversation(method, body);
            var known = members.GetValueOrDefault(member)?["id"]?.GetValue<string>();
            return known is null && Guid.TryParse(member, out _)
                ? (403, Error("ForbiddenOperationException"))
                : (201, new JsonObject { ["id"] = Open(tenant, known ?? member) });
        }

        return !conversations.TryGetValue(path.ConversationId, out var person)
            ? (404, Error("ConversationNotFound"))
            : path.Collection switch
            {
                "activities" => AnswerActivity(method, path, body),
                "pagedmembers" => (200, new JsonObject { ["members"] = new JsonArray(Member(person)) }),
                _ when path.Item == person || members.ContainsKey(path.Item ?? "") => (200, Member(path.Item!)),
                _ => (404, Error("MemberNotFoundInConversation")),
            };
    }

    private (int Status, JsonNode? Body) AnswerActivity(string method, ConnectorPath path, string body)
    {
        if (method == "POST")
        {
            var json = ConnectorStrictness.CheckActivity(path, body);
            var activity = new SentActivity(path.ConversationId!, (++lastId).ToString(CultureInfo.InvariantCulture), json);
            sent.Add(activity);
            return activity.Type == "typing" ? (202, null) : (201, new JsonObject { ["id"] = activity.Id });
        }

        if (sent.Find(one => one.Id == path.Item && one.ConversationId == path.ConversationId && !one.IsDeleted) is not { } found)
            return (404, Error("ActivityNotFoundInConversation"));

        if (method == "PUT")
            found.Replace(ConnectorStrictness.CheckActivity(path, body));
        else
            found.Delete();

        return (200, new JsonObject { ["id"] = found.Id });
    }

    private JsonNode Member(string id) => members.TryGetValue(id, out var member) ? member.DeepClone() : new JsonObject { ["id"] = id };

    public static JsonObject Error(string code) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = "refused" } };
}
