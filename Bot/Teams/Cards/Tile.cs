namespace TeamsMentorBot.Teams.Cards;

/// <summary>A box that is one button: a title, and a line or two about it.</summary>
internal static class Tile
{
    /// <param name="action">Its title is what a screen reader says.</param>
    /// <param name="lines">Our own words; the last one is small.</param>
    public static Container Of(CardElement title, CardButton action, params IReadOnlyList<string> lines) => new(
    [
        title,
        .. lines.Select((line, index) => index < lines.Count - 1
            ? new TextBlock(line) { Spacing = Spacing.None }
            : new TextBlock(line) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.None }),
    ])
    {
        Style = ContainerStyle.Emphasis,
        Spacing = Spacing.Small,
        SelectAction = action,
    };

    public static Container Of(string title, CardButton action, params IReadOnlyList<string> lines) =>
        Of(new TextBlock(title) { Weight = TextWeight.Bolder }, action, lines);
}
