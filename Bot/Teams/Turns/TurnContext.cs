using System.Collections.Concurrent;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Teams.Turns;

/// <summary>One thing that a person did, and the way to answer it. Who they are comes from a validated activity.</summary>
internal sealed class TurnContext(Activity activity, ConversationReference reference, string objectId, ConnectorClient connector)
{
    private readonly ConcurrentQueue<string> said = [];

    public Activity Activity => activity;

    public string TenantId => reference.TenantId;

    /// <summary>Entra object id of the person who acts.</summary>
    public string ObjectId => objectId;

    /// <summary>Where they are; the latest address is the one to keep.</summary>
    public ConversationReference Reference => reference;

    /// <summary>What they typed: trimmed, the bot's own mention taken out. Null when there is nothing.</summary>
    public string? Text { get; } = MessageText.Of(activity);

    /// <summary>There is something besides the text, a file or a picture, that this bot cannot keep.</summary>
    public bool HasFiles => activity.Attachments?.Any(IsFile) is true;

    /// <summary>When they acted, by the channel's clock; orders what arrives out of order.</summary>
    public DateTimeOffset Timestamp { get; } =
        activity.Timestamp ?? throw new ArgumentException("An activity that was read has a time.", nameof(activity));

    /// <summary>
    /// A message of this turn stands in the chat with what the person wrote until it is changed, so its id must not be lost, not even when
    /// this process is killed right after.
    /// </summary>
    public bool ShowsPrivateText { get; set; }

    /// <summary>Ids of the messages that were sent in this turn.</summary>
    public IReadOnlyCollection<string> Said => said;

    public async Task<SendResult> SendAsync(Activity message, CancellationToken ct = default)
    {
        var sent = await connector.SendAsync(reference, message, ct);
        if (sent is { IsSent: true, ActivityId: { } id })
            said.Enqueue(id);

        return sent;
    }

    public Task<SendResult> SendAsync(string text, CancellationToken ct = default) =>
        SendAsync(Activity.Message(text), ct);

    /// <param name="card">What is shown.</param>
    /// <param name="summary">The line in the notification. Nothing that somebody wrote.</param>
    /// <param name="ct">Ends the wait, not the message.</param>
    public Task<SendResult> SendAsync(AdaptiveCard card, string summary, CancellationToken ct = default) =>
        SendAsync(CardActivity.For(card, summary), ct);

    public Task<SendResult> UpdateAsync(string activityId, Activity message, CancellationToken ct = default) =>
        connector.UpdateAsync(reference, activityId, message, ct);

    public Task<SendResult> DeleteAsync(string activityId, CancellationToken ct = default) =>
        connector.DeleteAsync(reference, activityId, ct);

    /// <summary>Shows for about three seconds that an answer is on its way. Whether it arrives does not matter.</summary>
    public Task SendTypingAsync(CancellationToken ct = default) =>
        connector.SendAsync(reference, new Activity { Type = ActivityTypes.Typing }, ct);

    // Teams sends formatted text a second time, as an attachment.
    private static bool IsFile(Attachment attachment) => attachment.ContentType != "text/html";
}
