using System.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>
/// Shares a card's room among its answers. Teams cuts nothing by itself: a card that is too large is refused whole
/// (Microsoft Teams documentation, "Format your bot messages").
/// </summary>
internal sealed class TextRoom(int texts, int from = 0)
{
    /// <summary>UTF-8 bytes for people's words on one card, which leaves room for labels, buttons and their data.</summary>
    public const int Bytes = 9_000;

    private readonly int _each = Bytes / Math.Max(1, texts);

    /// <summary>Whether anything did not fit.</summary>
    public bool HasHidden { get; private set; }

    /// <summary>As much as fits, cut at a word, and how many characters stay out.</summary>
    public (string Shown, int Hidden) Fit(string text)
    {
        var rest = text[Math.Min(from, text.Length)..];
        if (Encoding.UTF8.GetByteCount(rest) <= _each)
            return (rest, 0);
        var length = 0;
        var bytes = 0;
        foreach (var rune in rest.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > _each)
                break;
            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        var word = rest.LastIndexOfAny([' ', '\n'], length - 1);
        var cut = word > length / 2 ? word : length;
        HasHidden = true;
        return ($"{rest[..cut].TrimEnd()} …", rest.Length - cut);
    }
}
