namespace TeamsMentorBot.Teams.Cards;

/// <summary>The message that carries a card.</summary>
internal static class CardActivity
{
    /// <param name="card">What is shown. Text beside it would become a message of its own, without an id to update.</param>
    /// <param name="summary">The line in the notification. Nothing that somebody wrote.</param>
    public static Activity For(AdaptiveCard card, string? summary = null) => For(card.Write(), summary);

    public static Activity For(WrittenCard card, string? summary = null) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [new() { ContentType = Attachment.AdaptiveCardType, Content = card }],
    };
}
