using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>An action of the Adaptive Cards schema 1.5. Teams' store guidelines allow six on a card.</summary>
[JsonConverter(typeof(ConcreteConverter<CardButton>))]
internal abstract record CardButton
{
    protected CardButton(string type, string title) => (Type, Title) = (type, title);

    [JsonPropertyOrder(-1)]
    public string Type { get; }

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
        : base("Action.Execute", title)
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

    public CardButton Fallback =>
        new SubmitAction(Title, new(Verb, Data)) { Id = Id, Style = Style, AssociatedInputs = AssociatedInputs };
}

internal sealed record SubmitAction : CardButton
{
    public SubmitAction(string title, SubmitData data)
        : base("Action.Submit", title) => Data = data;

    public SubmitData Data { get; }

    public AssociatedInputs? AssociatedInputs { get; init; }
}

/// <summary>The verb as one more member of the data, which other buttons may share.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record SubmitData(string Verb, JsonObject? Data)
{
    internal sealed class Converter : JsonConverter<SubmitData>
    {
        public override void Write(Utf8JsonWriter writer, SubmitData value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, member) in value.Data ?? [])
            {
                writer.WritePropertyName(name);
                if (member is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteString("verb", value.Verb);
            writer.WriteEndObject();
        }

        /// <summary>Presses are read as <see cref="Turns.CardAction"/>.</summary>
        public override SubmitData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}

/// <summary>Opens a card below, on the client alone.</summary>
internal sealed record ShowCardAction : CardButton
{
    public ShowCardAction(string title, AdaptiveCard card)
        : base("Action.ShowCard", title) => Card = card;

    public AdaptiveCard Card { get; }
}

/// <summary>Shows or hides elements by id, on the client alone.</summary>
internal sealed record ToggleVisibilityAction : CardButton
{
    public ToggleVisibilityAction(string title, params IReadOnlyList<string> targetElements)
        : base("Action.ToggleVisibility", title) => TargetElements = targetElements;

    public IReadOnlyList<string> TargetElements { get; }
}

internal sealed record OpenUrlAction : CardButton
{
    public OpenUrlAction(string title, string url)
        : base("Action.OpenUrl", title) => Url = url;

    public string Url { get; }
}
