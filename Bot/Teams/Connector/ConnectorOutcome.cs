using System.Net;
using System.Text;
using System.Text.Json;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>
/// Which outcome a reply of the Connector means. The codes are those of the Teams platform documentation, "Status codes from bot
/// conversational APIs". That page allows repeating 502 to 504; as a send has no idempotency key and people have seen doubles after
/// such answers, everything that may have been accepted is <see cref="SendStatus.Unknown"/> here.
/// </summary>
internal static class ConnectorOutcome
{
    public static SendResult Of(ConnectorReply reply)
    {
        var body = Parse(reply.Body.Span);
        var code = CodeIn(body) ?? reply.Failure;
        var status = StatusOf(reply, code);
        return new(status, status == SendStatus.Sent ? IdIn(body) : null, code, reply.RetryAfter);
    }

    private static SendStatus StatusOf(ConnectorReply reply, string? code) => reply.Status switch
    {
        null => reply.Left ? SendStatus.Unknown : SendStatus.Waiting,
        >= (HttpStatusCode)200 and < (HttpStatusCode)300 => SendStatus.Sent,
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => SendStatus.Waiting,
        HttpStatusCode.NotFound when code is "ActivityNotFoundInConversation" => SendStatus.Rejected,
        HttpStatusCode.NotFound => SendStatus.ConversationNotFound,
        HttpStatusCode.Forbidden when code is "BotDisabledByAdmin" or "InvalidBotApiHost" => SendStatus.TenantPaused,
        HttpStatusCode.Forbidden => SendStatus.Unreachable,
        HttpStatusCode.Unauthorized => SendStatus.TenantPaused,
        HttpStatusCode.RequestTimeout => SendStatus.Unknown,
        HttpStatusCode.NotImplemented => SendStatus.Rejected,
        >= HttpStatusCode.InternalServerError => SendStatus.Unknown,
        _ => SendStatus.Rejected,
    };

    /// <summary>
    /// Two shapes occur: <c>{"error":{"code","message"}}</c> and <c>{"errorCode":209,"message":"{\"subCode\":…}"}</c>.
    /// Messages may quote people and are not taken along.
    /// </summary>
    private static string? CodeIn(JsonElement? root) =>
        root.Member("error").Text("code")
            ?? Parse(Encoding.UTF8.GetBytes(root.Text("message") ?? "")).Text("subCode")
            ?? root.Member("errorCode") switch
            {
                { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
                var text => text.AsText(),
            };

    private static string? IdIn(JsonElement? root) => root.Text("id") is { Length: > 0 } id ? id : null;

    private static JsonElement? Parse(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("{"u8))
            return null;

        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
