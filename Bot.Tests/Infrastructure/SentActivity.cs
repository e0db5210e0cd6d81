using System.Text.Json;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A message as it stands in a chat, with everything it ever was.</summary>
internal sealed class SentActivity(string conversationId, string id, JsonElement first)
{
    private volatile IReadOnlyList<JsonElement> versions = [first];

    public string ConversationId => conversationId;

    public string Id => id;

    /// <summary>Oldest first; more than one after updates.</summary>
    public IReadOnlyList<JsonElement> Versions => versions;

    public JsonElement Json => versions[^1];

    public string Type => Json.GetProperty("type").GetString()!;

    public string? Text => Json.TryGetProperty("text", out var text) ? text.GetString() : null;

    public string? Summary => Json.TryGetProperty("summary", out var summary) ? summary.GetString() : null;

    /// <summary>The card, if it is one.</summary>
    public CardView? Card =>
        Json.TryGetProperty("attachments", out var attachments) && attachments.GetArrayLength() == 1
            ? new CardView(attachments[0].GetProperty("content"))
            : null;

    /// <summary>All JSON that was ever sent as this message: for asking that something is in it nowhere.</summary>
    public string Everything => string.Join('\n', versions.Select(version => version.GetRawText()));

    /// <summary>Whether it held these words when it was sent, whatever became of it since.</summary>
    public bool Began(string words) => versions[0].GetRawText().Contains(words, StringComparison.Ordinal);

    public bool IsDeleted { get; private set; }

    public void Replace(JsonElement next) => versions = [.. versions, next];

    public void Delete() => IsDeleted = true;
}
