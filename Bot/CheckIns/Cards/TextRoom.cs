using System.Text.Json;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>
/// Shares a card's room among its answers. Teams cuts nothing by itself: a card that is too large is refused whole
/// (Microsoft Teams documentation, "Format your bot messages").
/// </summary>
internal sealed class TextRoom(int texts, int from = 0)
{
    /// <summary>Bytes on the wire for people's words on one card, which leaves room for labels, buttons and their data.</summary>
    public const int Bytes = 11_000;

    // A mark and the joiner that parts it, both as \uXXXX.
    private const int LongestLetter = 12;

    private readonly int each = Bytes / Math.Max(1, texts);

    /// <summary>Whether anything did not fit.</summary>
    public bool HasHidden { get; private set; }

    /// <summary>As much as fits, cut at a word, and how many characters stay out.</summary>
    /// <param name="lines">At most so many of its lines.</param>
    public (string Shown, int Hidden) Fit(string text, int lines = int.MaxValue)
    {
        if (Beginning(text, lines) is { } beginning)
        {
            HasHidden = true;
            var (shown, hidden) = Fit(beginning);
            return (shown, hidden + text.Length - beginning.Length);
        }

        var rest = text[Math.Min(from, text.Length)..];
        if (Fits(rest))
            return (rest, 0);
        var (fits, tooLong) = (0, rest.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = Fits(rest.AsSpan(0, middle).ToString()) ? (middle, tooLong) : (fits, middle);
        }

        var length = fits > 0 && char.IsHighSurrogate(rest[fits - 1]) ? fits - 1 : fits;
        var word = length == 0 ? -1 : rest.LastIndexOfAny([' ', '\n'], length - 1);
        var cut = word > length / 2 ? word : length;
        HasHidden = true;
        return ($"{rest[..cut].TrimEnd()} …", rest.Length - cut);
    }

    /// <summary>A long text, a card at a time.</summary>
    public static IEnumerable<string> Pages(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var (shown, hidden) = new TextRoom(1, from).Fit(text);
            yield return shown;
            from = text.Length - hidden;
        }
    }

    /// <returns>Null when the text has no more lines than that.</returns>
    private static string? Beginning(string text, int lines)
    {
        var end = -1;
        for (var line = 0; line < lines; line++)
            if ((end = text.IndexOf('\n', end + 1)) < 0)
                return null;
        return text[..end];
    }

    // As it is sent: with what keeps it from being anything but text, and escaped.
    private bool Fits(string text) =>
        text.Length <= each / LongestLetter || JsonEncodedText.Encode(PlainText.Literal(text)).EncodedUtf8Bytes.Length <= each;
}
