using System.Text.Json;
using System.Text.Json.Serialization;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Teams;

/// <summary>
/// One message or event of the Activity protocol (Microsoft 365 Agents, "Activity protocol" specification), in either direction.
/// Every member is optional here; <see cref="Inbound.ActivityReader"/> says what an incoming activity must have.
/// Members that this type does not name are kept in <see cref="Other"/>.
/// </summary>
internal sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    /// <summary>When the channel received it, UTC.</summary>
    [JsonConverter(typeof(LenientTimestampConverter))]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's wall clock with its offset.</summary>
    [JsonConverter(typeof(LenientTimestampConverter))]
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>IANA zone of the sender's client.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>BCP-47 language tag of the sender's client.</summary>
    public string? Locale { get; init; }

    /// <summary>Base address of the Connector for this conversation; it has a region and a tenant in its path.</summary>
    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    /// <summary>Shown in the notification instead of the content. Never holds what somebody wrote.</summary>
    public string? Summary { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<JsonElement>? Entities { get; init; }

    public JsonElement? ChannelData { get; init; }

    /// <summary>Of an <c>installationUpdate</c>: <c>add</c> or <c>remove</c>, each also with <c>-upgrade</c> behind it.</summary>
    public string? Action { get; init; }

    /// <summary>Of an invoke: what is asked, such as <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Of an invoke: what goes with it, for a card the pressed action; of a message from an older client: the data of the button.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The message that it is about: for a press, the one with the card.</summary>
    public string? ReplyToId { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    public string? DeliveryMode { get; init; }

    public string? InputHint { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Teams' own event name, for example <c>softDeleteMessage</c>.</summary>
    [JsonIgnore]
    public string? EventType => ChannelData.Text("eventType");

    /// <summary>The tenant that the channel vouches for; channels of teams may lack the one in the conversation.</summary>
    [JsonIgnore]
    public string? TenantId => ChannelData.Member("tenant").Text("id") ?? Conversation?.TenantId;

    public static Activity Message(string text) =>
        new() { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" };
}

internal sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for a person, <c>28:{appId}</c> for a bot: an address of this bot only, never an identity.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Entra object id of a person.</summary>
    public string? AadObjectId { get; init; }
}

internal sealed record ConversationAccount
{
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    public bool? IsGroup { get; init; }

    public string? Name { get; init; }

    [JsonIgnore]
    public bool IsPersonal => ConversationType is null ? IsGroup is not true : ConversationType == "personal";
}

internal sealed record Attachment
{
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    public string? ContentType { get; init; }

    /// <summary>Only ever of our own: what people attach is not read.</summary>
    public WrittenCard? Content { get; init; }

    public string? Name { get; init; }

    public string? ContentUrl { get; init; }
}

internal static class ActivityTypes
{
    public const string Message = "message";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string Typing = "typing";
}
