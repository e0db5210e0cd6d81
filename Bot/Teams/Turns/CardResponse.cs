using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Teams.Turns;

/// <summary>What a pressed button is answered with.</summary>
internal abstract record CardResponse
{
    private CardResponse()
    {
    }

    /// <summary>The card takes the place of the one that was pressed, on every device and for good.</summary>
    /// <exception cref="CardTooLargeException">While whoever composed the card can still be told.</exception>
    public static CardResponse Card(AdaptiveCard card)
    {
        var written = card.Write();
        return new ShownCard(written, written);
    }

    /// <summary>
    /// Only the person who pressed sees <paramref name="card"/>, until the chat is loaded again; <paramref name="standing"/>, if given,
    /// takes the place of the pressed card for good. For private text, which no card left standing may hold.
    /// </summary>
    public static CardResponse Passing(AdaptiveCard card, AdaptiveCard? standing = null) => new ShownCard(card.Write(), standing?.Write());

    /// <summary>The pressed card is about to be changed; whose client can, shows this until then.</summary>
    public static CardResponse Meanwhile(AdaptiveCard card) => new ShownCard(card.Write(), null) { IsForNow = true };

    /// <summary>A line of text; the card stays.</summary>
    public static CardResponse Message(string text) => new ShownMessage(text);

    /// <summary>The press did nothing, and this says why; the card stays with what was typed into it.</summary>
    public static CardResponse Error(string code, string message) => new ShownError(code, message);

    /// <summary>What the card is about is there no more, or was never theirs: nobody learns which.</summary>
    public static CardResponse Gone(string message) => Error("Gone", message);

    internal sealed record ShownCard(WrittenCard Shown, WrittenCard? Standing) : CardResponse
    {
        /// <summary>Nothing of it stays in the chat, so that it can be shown in the answer to a press alone.</summary>
        public bool IsPassing => !ReferenceEquals(Shown, Standing) && !IsForNow;

        /// <summary>Until the pressed card says more.</summary>
        public bool IsForNow { get; init; }
    }

    internal sealed record ShownMessage(string Text) : CardResponse;

    internal sealed record ShownError(string Code, string Text, int StatusCode = 400) : CardResponse;
}

/// <summary>
/// Body of the answer to <c>adaptiveCard/action</c>; the HTTP status is 200 whatever it says
/// (Adaptive Cards documentation, "Universal Action Model", response format).
/// </summary>
internal sealed record AdaptiveCardInvokeResponse(
    [property: JsonPropertyName("statusCode")] int StatusCode,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("value")] object Value)
{
    public static AdaptiveCardInvokeResponse For(CardResponse response) => response switch
    {
        CardResponse.ShownCard { Shown: var card } => new(200, Attachment.AdaptiveCardType, card),
        CardResponse.ShownMessage { Text: var text } => new(200, "application/vnd.microsoft.activity.message", text),
        CardResponse.ShownError error => new(error.StatusCode, "application/vnd.microsoft.error",
            new JsonObject { ["code"] = error.Code, ["message"] = error.Text }),
        _ => throw new NotSupportedException(response.GetType().Name),
    };
}
