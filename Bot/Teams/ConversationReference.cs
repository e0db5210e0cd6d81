namespace TeamsMentorBot.Teams;

/// <summary>Where a message goes: enough to write to a conversation without an activity at hand.</summary>
internal sealed record ConversationReference
{
    /// <summary>Latest seen; it can differ between people of one tenant and may change.</summary>
    public required string ServiceUrl { get; init; }

    public required string ConversationId { get; init; }

    public required string TenantId { get; init; }

    public string ChannelId { get; init; } = "msteams";

    /// <summary><c>29:…</c>, or whatever else the channel calls the person.</summary>
    public string? UserId { get; init; }

    /// <summary><c>28:{appId}</c>.</summary>
    public string? BotId { get; init; }

    /// <summary>Null if the activity does not say where it came from.</summary>
    public static ConversationReference? FromActivity(Activity activity) =>
        activity is { ServiceUrl: { } serviceUrl, Conversation.Id: { } conversation, TenantId: { } tenant }
            ? new()
            {
                ServiceUrl = serviceUrl,
                ConversationId = conversation,
                TenantId = tenant,
                ChannelId = activity.ChannelId ?? "msteams",
                UserId = activity.From?.Id,
                BotId = activity.Recipient?.Id,
            }
            : null;
}
