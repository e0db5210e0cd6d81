using System.Text.Json.Nodes;

namespace TeamsMentorBot.Local;

internal sealed record LocalGraphAnswer(int Status, JsonNode? Body)
{
    /// <summary>Seconds.</summary>
    public int? RetryAfter { get; init; }

    public static LocalGraphAnswer Ok(JsonNode body) => new(200, body);

    /// <summary>Source: Microsoft Graph error responses and resource types.</summary>
    public static LocalGraphAnswer Error(int status, string code, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["innerError"] = new JsonObject() },
    });

    public static LocalGraphAnswer BadRequest(string message) => Error(400, "BadRequest", message);

    /// <summary>Completes an error as Graph does, with the ids that support asks for.</summary>
    public LocalGraphAnswer Signed(string requestId, string? clientRequestId, DateTimeOffset at)
    {
        if (Body?["error"]?["innerError"] is JsonObject inner)
        {
            inner["date"] = at.UtcDateTime.ToString("s", null);
            inner["request-id"] = requestId;
            inner["client-request-id"] = clientRequestId ?? requestId;
        }

        return this;
    }
}
