using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>An action of the Adaptive Cards schema 1.5. Teams' store guidelines allow six on a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(ShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(ToggleVisibilityAction), "Action.ToggleVisibility")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
internal abstract record CardButton
{
    protected CardButton(string title) => Title = title;

    public string Title { get; }

    public string? Id { get; init; }

    public ButtonStyle? Style { get; init; }

    public ButtonMode? Mode { get; init; }

    public string? Tooltip { get; init; }
}

/// <summary>
/// A button that the bot answers. Clients that do not know it use its fallback, which carries the same verb and data and comes back as a
/// message; both lead to the same handler.
/// </summary>
internal sealed record ExecuteAction : CardButton
{
    public ExecuteAction(string title, string verb, JsonObject? data = null)
        : base(title)
    {
        if (data?.ContainsKey("verb") is true)
        {
            throw new ArgumentException("The name \"verb\" is taken by the fallback.", nameof(data));
        }

        Verb = verb;
        Data = data;
    }

    public string Verb { get; }

    public JsonObject? Data { get; }

    public AssociatedInputs? AssociatedInputs { get; init; }

    public CardButton Fallback
    {
        get
        {
            var data = Data?.DeepClone().AsObject() ?? [];
            data["verb"] = Verb;
            return new SubmitAction(Title, data) { Id = Id, Style = Style, AssociatedInputs = AssociatedInputs };
        }
    }
}

internal sealed record SubmitAction : CardButton
{
    public SubmitAction(string title, JsonObject data)
        : base(title) => Data = data;

    public JsonObject Data { get; }

    public AssociatedInputs? AssociatedInputs { get; init; }
}

/// <summary>Opens a card below, on the client alone.</summary>
internal sealed record ShowCardAction : CardButton
{
    public ShowCardAction(string title, AdaptiveCard card)
        : base(title) => Card = card;

    public AdaptiveCard Card { get; }
}

/// <summary>Shows or hides elements by id, on the client alone.</summary>
internal sealed record ToggleVisibilityAction : CardButton
{
    public ToggleVisibilityAction(string title, params IReadOnlyList<string> targetElements)
        : base(title) => TargetElements = targetElements;

    public IReadOnlyList<string> TargetElements { get; }
}

internal sealed record OpenUrlAction : CardButton
{
    public OpenUrlAction(string title, string url)
        : base(title) => Url = url;

    public string Url { get; }
}
