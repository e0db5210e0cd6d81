namespace TeamsMentorBot.Teams.Cards;

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

internal enum TextBlockStyle
{
    Default,
    Heading,
}

internal enum TextSize
{
    Default,
    Small,
    Medium,
    Large,
    ExtraLarge,
}

internal enum TextWeight
{
    Default,
    Lighter,
    Bolder,
}

internal enum FontType
{
    Default,
    Monospace,
}

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

internal enum HorizontalAlignment
{
    Left,
    Center,
    Right,
}

internal enum VerticalAlignment
{
    Top,
    Center,
    Bottom,
}

internal enum ContainerStyle
{
    Default,
    Emphasis,
    Good,
    Attention,
    Warning,
    Accent,
}

internal enum ChoiceInputStyle
{
    Compact,
    Expanded,
    Filtered,
}

internal enum ButtonStyle
{
    Default,
    Positive,
    Destructive,
}

internal enum ButtonMode
{
    Primary,
    Secondary,
}

/// <summary>Which inputs go along with a button: those of its card, or none.</summary>
internal enum AssociatedInputs
{
    Auto,
    None,
}
