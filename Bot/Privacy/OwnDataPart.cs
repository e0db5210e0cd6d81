namespace TeamsMentorBot.Privacy;

/// <summary>One thing that is kept, as a person reads it: a heading and lines of text.</summary>
internal sealed record OwnDataPart(string Heading, string Text)
{
    public static OwnDataPart Of(string heading, IEnumerable<string?> lines) =>
        new(heading, string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line))));
}

/// <summary>Parts on pages that a card can hold; a long part goes on on the next page.</summary>
internal static class OwnDataPages
{
    /// <summary>UTF-16 units of people's words: even where each becomes an escape of six bytes, a card stays below its limit.</summary>
    public const int Characters = 2_400;
    private const int MostParts = 12;

    public static IReadOnlyList<IReadOnlyList<OwnDataPart>> Of(IEnumerable<OwnDataPart> parts)
    {
        var pages = new List<List<OwnDataPart>> { new() };
        var room = Characters;
        foreach (var piece in parts.SelectMany(Pieces))
        {
            var length = piece.Heading.Length + piece.Text.Length;
            if (pages[^1].Count > 0 && (length > room || pages[^1].Count == MostParts))
            {
                pages.Add([]);
                room = Characters;
            }

            pages[^1].Add(piece);
            room -= length;
        }

        return pages;
    }

    private static IEnumerable<OwnDataPart> Pieces(OwnDataPart part)
    {
        var most = Math.Max(Characters / 2, Characters - part.Heading.Length);
        for (var from = 0; from == 0 || from < part.Text.Length;)
        {
            var length = Math.Min(most, part.Text.Length - from);
            if (from + length < part.Text.Length && char.IsHighSurrogate(part.Text[from + length - 1]))
                length--;
            yield return part with { Text = part.Text.Substring(from, length) };
            from += Math.Max(1, length);
        }
    }
}
