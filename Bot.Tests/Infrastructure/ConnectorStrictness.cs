using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>What the fake Connector asks of a request, by the Bot Connector REST API v3 and Teams' documentation.</summary>
internal static class ConnectorStrictness
{
    private static readonly string[] Types = ["message", "typing"];

    public static void CheckRequest(HttpRequest request, string? token)
    {
        var authorization = request.Headers.Authorization.ToString();
        Require(authorization == (token is null ? "" : "Bearer " + token), "the bearer token is not the expected one", 401);
        var needsBody = request.Method is not ("GET" or "DELETE");
        Require(!needsBody || request.ContentType == "application/json; charset=utf-8", "the body is not declared as JSON");
    }

    public static (string Tenant, string Member) CheckConversation(string method, string body)
    {
        Require(method == "POST", "conversations are only created");
        var root = Parse(body);
        Require(root.TryGetProperty("isGroup", out var group) && group.ValueKind == JsonValueKind.False, "isGroup must be false");
        Require(root.TryGetProperty("tenantId", out var tenant) && tenant.GetString() is { Length: > 0 }, "tenantId is missing");
        Require(root.TryGetProperty("members", out var members) && members.GetArrayLength() == 1, "exactly one member");
        Require(!root.TryGetProperty("activity", out _), "an activity sent along has no id afterwards");
        var member = Text(members[0], "id");
        Require(!member.StartsWith("29:", StringComparison.Ordinal) || !Guid.TryParse(member[3..], out _), "29:guid is no member id");
        return (tenant.GetString()!, member);
    }

    public static JsonElement CheckActivity(ConnectorPath path, string body)
    {
        var root = Parse(body);
        Require(Types.Contains(Text(root, "type")), "unknown type of activity");
        Require(Text(root.GetProperty("conversation"), "id") == path.ConversationId, "conversation.id is not that of the path");
        Require(Text(root.GetProperty("from"), "id").Length > 0, "from.id is missing");
        Require(!root.TryGetProperty("id", out var id) || id.GetString() == path.Item, "id is not that of the path");
        Require(Encoding.Unicode.GetByteCount(body) < 80 * 1024, "the message is too long");
        var hasText = root.TryGetProperty("text", out _);
        if (root.TryGetProperty("attachments", out var attachments))
        {
            Require(!hasText, "text beside a card is split into a message of its own");
            Require(attachments.GetArrayLength() == 1, "one attachment a message");
            Require(Text(attachments[0], "contentType") == "application/vnd.microsoft.card.adaptive", "only adaptive cards");
            CardStrictness.Check(attachments[0].GetProperty("content"));
        }
        else
        {
            Require(hasText || Text(root, "type") == "typing", "a message without text or card");
        }

        return root;
    }

    public static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new ConnectorComplaint($"{name} is missing");

    public static void Require(bool condition, string complaint, int status = 400)
    {
        if (!condition)
            throw new ConnectorComplaint(complaint, status);
    }

    private static JsonElement Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            throw new ConnectorComplaint("the body is no JSON");
        }
    }
}

internal sealed class ConnectorComplaint(string message, int status = 400) : Exception(message)
{
    public int Status => status;
}

/// <summary>One path of the Connector's, read from the raw request target so that encoding shows.</summary>
internal sealed record ConnectorPath(string? ConversationId, string? Collection, string? Item)
{
    public static ConnectorPath Parse(string target)
    {
        var path = target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        ConnectorStrictness.Require(path is ["amer", _, "v3", "conversations", ..], "the path of the service URL was not kept");
        ConnectorStrictness.Require(path.All(segment => segment.All(IsPlain)), "an id is not percent-encoded");
        return path[4..] switch
        {
            [] => new(null, null, null),
            [var id, "activities" or "members" or "pagedmembers"] => new(Uri.UnescapeDataString(id), path[5], null),
            [var id, "activities" or "members", var item] => new(Uri.UnescapeDataString(id), path[5], Uri.UnescapeDataString(item)),
            _ => throw new ConnectorComplaint("unknown path"),
        };
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '~' or '%';
}
