using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>An action of the Adaptive Cards schema 1.5. Teams' store guidelines allow six on a card.</summary>
internal abstract record CardButton : ICardPart
{
    protected CardButton(string type, string title) => (Type, Title) = (type, title);

    public string Type { get; }

    public string Title { get; }

    public string? Id { get; init; }

    public ButtonStyle? Style { get; init; }

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.Member("type"u8, Type);
        json.Member("title"u8, Title);
        WriteOwn(json);
        json.Member("id"u8, Id);
        json.Word("style"u8, Style);
    }

    protected abstract void WriteOwn(Utf8JsonWriter json);
}

/// <summary>
/// A button that the bot answers. Clients that do not know it use its fallback, which carries the same verb and data and comes back as a
/// message; both lead to the same handler.
/// </summary>
internal sealed record ExecuteAction : CardButton
{
    public ExecuteAction(string title, string verb, JsonObject? data = null)
        : base("Action.Execute", title)
    {
        if (data?.ContainsKey("verb") is true)
            throw new ArgumentException("The name \"verb\" is taken by the fallback.", nameof(data));

        Verb = verb;
        Data = data;
    }

    public string Verb { get; }

    public JsonObject? Data { get; }

    public AssociatedInputs? AssociatedInputs { get; init; }

    public CardButton Fallback =>
        new SubmitAction(Title, new(Verb, Data)) { Id = Id, Style = Style, AssociatedInputs = AssociatedInputs };

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        json.Member("verb"u8, Verb);
        if (Data is not null)
        {
            json.WritePropertyName("data"u8);
            Data.WriteTo(json);
        }

        json.Word("associatedInputs"u8, AssociatedInputs);
        json.Member("fallback"u8, Fallback);
    }
}

internal sealed record SubmitAction : CardButton
{
    public SubmitAction(string title, SubmitData data)
        : base("Action.Submit", title) => Data = data;

    public SubmitData Data { get; }

    public AssociatedInputs? AssociatedInputs { get; init; }

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        json.Member("data"u8, Data);
        json.Word("associatedInputs"u8, AssociatedInputs);
    }
}

/// <summary>The verb as one more member of the data, which other buttons may share.</summary>
internal sealed record SubmitData(string Verb, JsonObject? Data) : ICardPart
{
    public void WriteMembers(Utf8JsonWriter json)
    {
        foreach (var (name, member) in Data ?? [])
        {
            json.WritePropertyName(name);
            if (member is null)
                json.WriteNullValue();
            else
                member.WriteTo(json);
        }

        json.WriteString("verb"u8, Verb);
    }
}

/// <summary>Opens a card below, on the client alone.</summary>
internal sealed record ShowCardAction : CardButton
{
    public ShowCardAction(string title, AdaptiveCard card)
        : base("Action.ShowCard", title) => Card = card;

    public AdaptiveCard Card { get; }

    protected override void WriteOwn(Utf8JsonWriter json) => json.Member("card"u8, Card);
}

internal sealed record OpenUrlAction : CardButton
{
    public OpenUrlAction(string title, string url)
        : base("Action.OpenUrl", title) => Url = url;

    public string Url { get; }

    protected override void WriteOwn(Utf8JsonWriter json) => json.Member("url"u8, Url);
}
