using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>
/// Keeps what people wrote from becoming anything but text: no formatting, link, mention, date function or reordered letters. The desktop
/// client understands Markdown much as CommonMark says; the phones have a smaller parser of their own, which sees a link wherever
/// <c>](</c> stands and knows a backslash only before an emphasis mark. So most marks are parted by an invisible word joiner, which no
/// parser looks through, and only emphasis marks get a backslash.
/// </summary>
internal static partial class PlainText
{
    private const char WordJoiner = '\u2060';

    // Most of what is written: Latin letters and what is on their keyboards. Nothing of it is hidden.
    private static readonly SearchValues<char> Ordinary =
        SearchValues.Create([.. Letters(' ', '~'), .. Letters('\u00A0', '\u02FF'), '\n', '\t', '’', '…']);

    /// <summary>For places that understand Markdown: TextBlock, facts, text messages.</summary>
    public static string Escape(string text) =>
        Marks().Replace(LineMarks().Replace(Literal(text), WordJoiner.ToString()), mark => mark.Value switch
        {
            "*" or "_" or "`" => "\\" + mark.Value,
            var other => other + WordJoiner,
        });

    /// <summary>For places that do not, such as a TextRun: takes out what is no text, and parts what any client would act on.</summary>
    public static string Literal(string text) =>
        Live().Replace(Clean(text), live => $"{live.Value[0]}{WordJoiner}{live.Value[1..]}");

    /// <summary>One line without control characters or marks of direction, for titles and names.</summary>
    public static string Line(string text) =>
        string.Join(' ', Clean(text).Split((char[])['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    private static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Ordinary) < 0)
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A lone half of a surrogate pair arrives here as the replacement character.
            if (rune.Value is '\n' or '\t' || !IsHidden(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static IEnumerable<char> Letters(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C
            or 0x200B or 0x2060 or 0xFEFF or (>= 0xE0000 and <= 0xE007F) or 0x2028 or 0x2029;

    [GeneratedRegex(@"[*_`\]<~\\]|&(?=#?\w+;)")]
    private static partial Regex Marks();

    // What a line may begin with to become a heading, list, quotation, rule, table or code.
    [GeneratedRegex(@"^(?=[ \t]*(?:[-+=#>|:]|\d+[.)])|[ \t])", RegexOptions.Multiline)]
    private static partial Regex LineMarks();

    // Date functions, tags (mentions among them), and addresses that clients turn into links.
    [GeneratedRegex(@"\{(?=\{)|<(?=[/!?a-zA-Z])|:(?=//)|www\.|(?<=mailto):", RegexOptions.IgnoreCase)]
    private static partial Regex Live();
}
