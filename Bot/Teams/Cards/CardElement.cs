using System.Text.Json.Serialization;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>Something in a card's body. Property names are those of the Adaptive Cards schema 1.5.</summary>
[JsonConverter(typeof(ConcreteConverter<CardElement>))]
internal abstract record CardElement([property: JsonPropertyOrder(-1)] string Type)
{
    public string? Id { get; init; }

    public bool? IsVisible { get; init; }

    public bool? Separator { get; init; }

    public Spacing? Spacing { get; init; }
}

/// <param name="Text">Our own words: Markdown is understood. Other people's words go through <see cref="Plain"/>.</param>
internal sealed record TextBlock(string Text) : CardElement("TextBlock")
{
    public bool? Wrap { get; init; } = true;

    /// <summary><see cref="TextBlockStyle.Heading"/> is announced as a heading by screen readers.</summary>
    public TextBlockStyle? Style { get; init; }

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    public int? MaxLines { get; init; }

    public static TextBlock Plain(string text) => new(PlainText.Escape(text));

    /// <summary>What a card is about.</summary>
    public static TextBlock Title(string text) => new(text) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading };

    /// <summary>What is to be put right; nothing where there is nothing.</summary>
    public static IEnumerable<TextBlock> Note(string? text) => text is null ? [] : [new TextBlock(text) { Color = TextColor.Attention }];
}

/// <summary>Text without Markdown: what people wrote is shown letter by letter, on every client.</summary>
internal sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : CardElement("RichTextBlock")
{
    public HorizontalAlignment? HorizontalAlignment { get; init; }

    public static RichTextBlock Plain(string text) => new([new(PlainText.Literal(text))]);
}

internal sealed record TextRun(string Text)
{
    public string Type { get; } = "TextRun";

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public bool? Italic { get; init; }

    public FontType? FontType { get; init; }
}

internal sealed record Container(IReadOnlyList<CardElement> Items) : CardElement("Container")
{
    public ContainerStyle? Style { get; init; }

    public bool? Bleed { get; init; }

    /// <summary>Makes the whole of it a button; its title is what a screen reader says. No <see cref="ShowCardAction"/>.</summary>
    public CardButton? SelectAction { get; init; }
}

internal sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement("ColumnSet")
{
    public ContainerStyle? Style { get; init; }
}

/// <param name="Items">What stands in the column.</param>
/// <param name="Width"><c>auto</c>, <c>stretch</c>, a weight (<c>2</c>) or pixels (<c>50px</c>).</param>
internal sealed record Column(IReadOnlyList<CardElement> Items, string Width = "stretch")
{
    public string Type { get; } = "Column";

    public string? Id { get; init; }

    public bool? IsVisible { get; init; }

    public ContainerStyle? Style { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    /// <inheritdoc cref="Container.SelectAction"/>
    public CardButton? SelectAction { get; init; }
}

internal sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement("FactSet");

/// <summary>Both sides understand Markdown: other people's words go through <see cref="PlainText.Escape"/>.</summary>
internal sealed record Fact(string Title, string Value);

internal sealed record ActionSet(IReadOnlyList<CardButton> Actions) : CardElement("ActionSet");
