using System.Text.Json;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>An input. What clients let through is checked again on the server: see <see cref="Turns.CardAction"/>.</summary>
internal abstract record CardInput : CardElement
{
    protected CardInput(string type, string id)
        : base(type) => Id = id;

    public string? Label { get; init; }

    public bool? IsRequired { get; init; }

    public string? ErrorMessage { get; init; }

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        json.Member("label"u8, Label);
        json.Member("isRequired"u8, IsRequired);
        json.Member("errorMessage"u8, ErrorMessage);
    }
}

internal sealed record TextInput : CardInput
{
    public TextInput(string id)
        : base("Input.Text", id)
    {
    }

    public bool? IsMultiline { get; init; }

    /// <summary>UTF-16 units.</summary>
    public int? MaxLength { get; init; }

    public string? Placeholder { get; init; }

    public string? Value { get; init; }

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        base.WriteOwn(json);
        json.Member("isMultiline"u8, IsMultiline);
        json.Member("maxLength"u8, MaxLength);
        json.Member("placeholder"u8, Placeholder);
        json.Member("value"u8, Value);
    }
}

internal sealed record ChoiceSetInput : CardInput
{
    public ChoiceSetInput(string id, IReadOnlyList<Choice> choices)
        : base("Input.ChoiceSet", id)
        => Choices = choices;

    public IReadOnlyList<Choice> Choices { get; }

    public ChoiceInputStyle? Style { get; init; }

    /// <summary>Values come back joined by commas.</summary>
    public bool? IsMultiSelect { get; init; }

    public string? Placeholder { get; init; }

    public string? Value { get; init; }

    public bool? Wrap { get; init; } = true;

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        base.WriteOwn(json);
        json.Members("choices"u8, Choices);
        json.Word("style"u8, Style);
        json.Member("isMultiSelect"u8, IsMultiSelect);
        json.Member("placeholder"u8, Placeholder);
        json.Member("value"u8, Value);
        json.Member("wrap"u8, Wrap);
    }
}

internal sealed record Choice(string Title, string Value) : ICardPart
{
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.Member("title"u8, Title);
        json.Member("value"u8, Value);
    }
}

/// <summary>Values are <c>2026-11-21</c>.</summary>
internal sealed record DateInput : CardInput
{
    public DateInput(string id)
        : base("Input.Date", id)
    {
    }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public string? Value { get; init; }

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        base.WriteOwn(json);
        json.Member("min"u8, Min);
        json.Member("max"u8, Max);
        json.Member("value"u8, Value);
    }
}

internal sealed record ToggleInput : CardInput
{
    public ToggleInput(string id, string title)
        : base("Input.Toggle", id)
        => Title = title;

    public string Title { get; }

    public string? Value { get; init; }

    public bool? Wrap { get; init; } = true;

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        base.WriteOwn(json);
        json.Member("title"u8, Title);
        json.Member("value"u8, Value);
        json.Member("wrap"u8, Wrap);
    }
}

internal sealed record NumberInput : CardInput
{
    public NumberInput(string id)
        : base("Input.Number", id)
    {
    }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public double? Value { get; init; }

    public string? Placeholder { get; init; }

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        base.WriteOwn(json);
        json.Member("min"u8, Min);
        json.Member("max"u8, Max);
        json.Member("value"u8, Value);
        json.Member("placeholder"u8, Placeholder);
    }
}
