using System.Globalization;
using Azure.Data.Tables;

namespace TeamsMentorBot.Storage;

/// <summary>
/// Text of any length in a row, whose string properties end at 32K characters: in <c>Name</c>, <c>Name_1</c>, <c>Name_2</c> and so on.
/// A part shorter than a full one is the last, so that a shorter text merged over a longer one reads right whatever the
/// row still holds behind it.
/// </summary>
internal static class LongText
{
    private const int PartChars = 32 * 1024;

    private const char Mark = '_';

    // A part is one shorter where it would tear a surrogate pair.
    private const int FullPart = PartChars - 1;

    /// <param name="stored">Columns of the row as it was read, when another one is written by merge: its further parts are emptied.</param>
    public static void Write(TableEntity row, string name, string text, ICollection<string>? stored = null)
    {
        var part = 0;
        for (var (length, rest) = (PartChars, text); length >= FullPart; rest = rest[length..])
        {
            length = PartLength(rest);
            row[Name(name, part++)] = rest[..length];
        }

        // What somebody took back must not stay in the row unseen.
        for (; row.ContainsKey(Name(name, part)) || stored?.Contains(Name(name, part)) == true; part++)
            row[Name(name, part)] = "";
    }

    /// <summary>All of a row's columns that <see cref="Write"/> needs to know of, to write another one over it by merge.</summary>
    public static string[] FurtherParts(TableEntity row) => [.. row.Keys.Where(column => column.Contains(Mark))];

    /// <returns>Null when the row has no such text.</returns>
    public static string? Read(TableEntity row, string name)
    {
        if (row.GetString(name) is not { } first)
            return null;

        var text = first;
        for (var (part, last) = (1, first); last.Length >= FullPart; part++)
        {
            last = row.GetString(Name(name, part)) ?? "";
            text += last;
        }

        return text;
    }

    private static int PartLength(ReadOnlySpan<char> rest) =>
        rest.Length <= PartChars ? rest.Length
        : char.IsHighSurrogate(rest[FullPart]) ? FullPart
        : PartChars;

    private static string Name(string name, int part) =>
        part == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{Mark}{part}");
}
