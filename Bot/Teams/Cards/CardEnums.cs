using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>The schema writes its enumerations in camel case.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

[JsonConverter(typeof(CamelCase<Spacing>))]
internal enum Spacing
{
    None,
    Small,
    Default,
    Medium,
    Large,
    ExtraLarge,
    Padding,
}

[JsonConverter(typeof(CamelCase<TextBlockStyle>))]
internal enum TextBlockStyle
{
    Default,
    Heading,
}

[JsonConverter(typeof(CamelCase<TextSize>))]
internal enum TextSize
{
    Default,
    Small,
    Medium,
    Large,
    ExtraLarge,
}

[JsonConverter(typeof(CamelCase<TextWeight>))]
internal enum TextWeight
{
    Default,
    Lighter,
    Bolder,
}

[JsonConverter(typeof(CamelCase<FontType>))]
internal enum FontType
{
    Default,
    Monospace,
}

[JsonConverter(typeof(CamelCase<TextColor>))]
internal enum TextColor
{
    Default,
    Dark,
    Light,
    Accent,
    Good,
    Warning,
    Attention,
}

[JsonConverter(typeof(CamelCase<HorizontalAlignment>))]
internal enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}

[JsonConverter(typeof(CamelCase<VerticalAlignment>))]
internal enum VerticalAlignment
{
    Top,
    Center,
    Bottom,
}

[JsonConverter(typeof(CamelCase<ContainerStyle>))]
internal enum ContainerStyle
{
    Default,
    Emphasis,
    Good,
    Attention,
    Warning,
    Accent,
}

[JsonConverter(typeof(CamelCase<ChoiceInputStyle>))]
internal enum ChoiceInputStyle
{
    Compact,
    Expanded,
    Filtered,
}

[JsonConverter(typeof(CamelCase<ButtonStyle>))]
internal enum ButtonStyle
{
    Default,
    Positive,
    Destructive,
}

[JsonConverter(typeof(CamelCase<ButtonMode>))]
internal enum ButtonMode
{
    Primary,
    Secondary,
}

/// <summary>Which inputs go along with a button: those of its card, or none.</summary>
[JsonConverter(typeof(CamelCase<AssociatedInputs>))]
internal enum AssociatedInputs
{
    Auto,
    None,
}
