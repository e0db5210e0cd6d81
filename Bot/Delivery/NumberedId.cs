using System.Globalization;

namespace TeamsMentorBot.Delivery;

/// <summary>The id of an agenda item that is one of several about the same record.</summary>
internal readonly record struct NumberedId(string Id, int Number)
{
    private const char Mark = '#';

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}{Mark}{Number}");

    public NumberedId Next => this with { Number = Number + 1 };

    /// <summary>The key of the delivery that this try leads to.</summary>
    /// <param name="first">That of the first.</param>
    public string KeyFor(string first) => Number == 0 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}.{Number}");

    /// <summary>Of an item of which the first bears no number.</summary>
    public static NumberedId OfTry(string text) => Parse(text) ?? new NumberedId(text, 0);

    /// <returns>Null when the text is none of these.</returns>
    public static NumberedId? Parse(string text) =>
        text.LastIndexOf(Mark) is > 0 and var mark
        && int.TryParse(text.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new NumberedId(text[..mark], number)
            : null;
}
