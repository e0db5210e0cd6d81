using TeamsMentorBot.Text;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>A line of names on a card: of many, the first ones and how many more there are.</summary>
internal static class NameLine
{
    private const int MostNames = 12;

    /// <summary>UTF-8 bytes.</summary>
    private const int MostBytes = 900;

    public static string Of(IReadOnlyList<string> names)
    {
        var shown = CardSize.Fitting(names.Take(MostNames).Select(PlainText.Line), MostBytes, CardSize.Of);
        var line = string.Join(", ", shown);
        return names.Count > shown.Count ? Phrase.With(Strings.Preview_AndMore, line, names.Count - shown.Count) : line;
    }
}
