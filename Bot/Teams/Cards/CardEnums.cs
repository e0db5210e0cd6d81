namespace TeamsMentorBot.Teams.Cards;

internal enum Spacing
{
    None,
    Small,
    Default,
    Medium,
    Large,
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
}

internal enum TextWeight
{
    Default,
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
    Light,
    Accent,
    Good,
    Warning,
    Attention,
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
}

internal enum ButtonStyle
{
    Default,
    Positive,
    Destructive,
}

/// <summary>Which inputs go along with a button: those of its card, or none.</summary>
internal enum AssociatedInputs
{
    Auto,
    None,
}
