using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Owners;

/// <summary>What the owner's cards have in common.</summary>
internal static class CardParts
{
    /// <summary>Bytes that a list of lines may take, of the 25 KB of a card.</summary>
    private const int LineBytes = 4_000;

    /// <summary>What a line takes besides its text.</summary>
    public const int FrameBytes = 80;

    public static TextBlock Heading(string text) =>
        new(text) { Style = TextBlockStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder };

    public static TextBlock Warning(string text) => new(text) { Color = TextColor.Attention, Weight = TextWeight.Bolder };

    public static IEnumerable<CardElement> Section(string heading, IReadOnlyList<string> lines) => lines.Count == 0
        ? []
        : Lines(lines).Prepend(new TextBlock(heading) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium });

    /// <summary>As many as fit, and how many more there are.</summary>
    public static IEnumerable<CardElement> Lines(IReadOnlyList<string> lines)
    {
        var shown = CardSize.Fitting(lines.Select(TextBlock.Plain), LineBytes, line => CardSize.Of(line.Text) + FrameBytes);
        foreach (var line in shown)
            yield return line with { Spacing = Spacing.Small };
        if (shown.Count < lines.Count)
            yield return ProgramsCard.More(lines.Count - shown.Count);
    }
}
