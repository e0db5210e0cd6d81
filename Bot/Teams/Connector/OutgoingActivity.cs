using System.Buffers;
using System.Text.Json;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>An activity as it goes out: addressed, from the bot, and with those members that a bot's message has.</summary>
internal static class OutgoingActivity
{
    /// <summary>Of everything around a card.</summary>
    private const int Envelope = 1024;

    /// <param name="activity">What is said.</param>
    /// <param name="to">Where.</param>
    /// <param name="id">Of the message that it replaces; null for a new one.</param>
    public static ReadOnlyMemory<byte> Write(Activity activity, ConversationReference to, string? id = null)
    {
        var cards = activity.Attachments ?? [];
        var buffer = new ArrayBufferWriter<byte>(Envelope + (activity.Text?.Length ?? 0) + cards.Sum(card => card.Content?.Utf8.Length ?? 0));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.Member("type"u8, activity.Type);
            json.Member("id"u8, id);
            WriteAddress(json, to);
            json.Member("text"u8, activity.Text);
            json.Member("textFormat"u8, activity.TextFormat);
            json.Member("summary"u8, activity.Summary);
            if (cards.Count > 0)
                WriteAttachments(json, cards);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteAddress(Utf8JsonWriter json, ConversationReference to)
    {
        json.Member("channelId"u8, to.ChannelId);
        json.Member("serviceUrl"u8, to.ServiceUrl);
        WriteAccount(json, "from"u8, to.BotId);
        WriteAccount(json, "recipient"u8, to.UserId);
        json.WriteStartObject("conversation"u8);
        json.Member("id"u8, to.ConversationId);
        json.Member("tenantId"u8, to.TenantId);
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? id)
    {
        if (id is null)
            return;
        json.WriteStartObject(name);
        json.Member("id"u8, id);
        json.WriteEndObject();
    }

    private static void WriteAttachments(Utf8JsonWriter json, IReadOnlyList<Attachment> cards)
    {
        json.WriteStartArray("attachments"u8);
        foreach (var card in cards)
        {
            json.WriteStartObject();
            json.Member("contentType"u8, card.ContentType);
            if (card.Content is { } content)
            {
                json.WritePropertyName("content"u8);
                json.WriteRawValue(content.Utf8.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
