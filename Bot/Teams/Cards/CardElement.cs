using System.Text.Json;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>Something in a card's body. Property names are those of the Adaptive Cards schema 1.5.</summary>
internal abstract record CardElement(string Type) : ICardPart
{
    public string? Id { get; init; }

    public bool? Separator { get; init; }

    public Spacing? Spacing { get; init; }

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.Member("type"u8, Type);
        WriteOwn(json);
        json.Member("id"u8, Id);
        json.Member("separator"u8, Separator);
        json.Word("spacing"u8, Spacing);
    }

    protected abstract void WriteOwn(Utf8JsonWriter json);
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

    public static TextBlock Plain(string text) => new(PlainText.Escape(text));

    /// <summary>What a card is about.</summary>
    public static TextBlock Title(string text) => new(text) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading };

    /// <summary>What is to be put right; nothing where there is nothing.</summary>
    public static IEnumerable<TextBlock> Note(string? text) => text is null ? [] : [new TextBlock(text) { Color = TextColor.Attention }];

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        json.Member("text"u8, Text);
        json.Member("wrap"u8, Wrap);
        json.Word("style"u8, Style);
        json.Word("size"u8, Size);
        json.Word("weight"u8, Weight);
        json.Word("color"u8, Color);
        json.Member("isSubtle"u8, IsSubtle);
    }
}

/// <summary>Text without Markdown: what people wrote is shown letter by letter, on every client.</summary>
internal sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : CardElement("RichTextBlock")
{
    public static RichTextBlock Plain(string text) => new([new(PlainText.Literal(text))]);

    protected override void WriteOwn(Utf8JsonWriter json) => json.Members("inlines"u8, Inlines);
}

internal sealed record TextRun(string Text) : ICardPart
{
    public string Type { get; } = "TextRun";

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public bool? Italic { get; init; }

    public FontType? FontType { get; init; }

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.Member("type"u8, Type);
        json.Member("text"u8, Text);
        json.Word("size"u8, Size);
        json.Word("weight"u8, Weight);
        json.Word("color"u8, Color);
        json.Member("isSubtle"u8, IsSubtle);
        json.Member("italic"u8, Italic);
        json.Word("fontType"u8, FontType);
    }
}

internal sealed record Container(IReadOnlyList<CardElement> Items) : CardElement("Container")
{
    public ContainerStyle? Style { get; init; }

    /// <summary>Makes the whole of it a button; its title is what a screen reader says. No <see cref="ShowCardAction"/>.</summary>
    public CardButton? SelectAction { get; init; }

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        json.Members("items"u8, Items);
        json.Word("style"u8, Style);
        json.Member("selectAction"u8, SelectAction);
    }
}

internal sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement("ColumnSet")
{
    public ContainerStyle? Style { get; init; }

    protected override void WriteOwn(Utf8JsonWriter json)
    {
        json.Members("columns"u8, Columns);
        json.Word("style"u8, Style);
    }
}

/// <param name="Items">What stands in the column.</param>
/// <param name="Width"><c>auto</c>, <c>stretch</c>, a weight (<c>2</c>) or pixels (<c>50px</c>).</param>
internal sealed record Column(IReadOnlyList<CardElement> Items, string Width = "stretch") : ICardPart
{
    public string Type { get; } = "Column";

    public string? Id { get; init; }

    public ContainerStyle? Style { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    /// <inheritdoc cref="Container.SelectAction"/>
    public CardButton? SelectAction { get; init; }

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.Member("type"u8, Type);
        json.Members("items"u8, Items);
        json.Member("width"u8, Width);
        json.Member("id"u8, Id);
        json.Word("style"u8, Style);
        json.Word("verticalContentAlignment"u8, VerticalContentAlignment);
        json.Member("selectAction"u8, SelectAction);
    }
}

internal sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement("FactSet")
{
    protected override void WriteOwn(Utf8JsonWriter json) => json.Members("facts"u8, Facts);
}

/// <summary>Both sides understand Markdown: other people's words go through <see cref="PlainText.Escape"/>.</summary>
internal sealed record Fact(string Title, string Value) : ICardPart
{
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.Member("title"u8, Title);
        json.Member("value"u8, Value);
    }
}

internal sealed record ActionSet(IReadOnlyList<CardButton> Actions) : CardElement("ActionSet")
{
    protected override void WriteOwn(Utf8JsonWriter json) => json.Members("actions"u8, Actions);
}
