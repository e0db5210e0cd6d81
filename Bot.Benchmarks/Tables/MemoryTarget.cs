using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>What a request is about: a table, or a row of one.</summary>
internal sealed record MemoryTarget(string Table, string? Partition, string? Row)
{
    private const string PartitionMark = "(PartitionKey='";
    private const string RowMark = "',RowKey='";

    /// <param name="path">Begins with the account.</param>
    public static MemoryTarget Of(string path)
    {
        var name = path[(path.IndexOf('/', 1) + 1)..];
        var key = name.IndexOf(PartitionMark, StringComparison.Ordinal);
        if (key < 0)
            return new(name.TrimEnd('(', ')'), null, null);

        var middle = name.IndexOf(RowMark, StringComparison.Ordinal);
        return new(
            name[..key],
            Text(name[(key + PartitionMark.Length)..middle]),
            Text(name[(middle + RowMark.Length)..^"')".Length]));
    }

    private static string Text(string literal) => Uri.UnescapeDataString(literal).Replace("''", "'", StringComparison.Ordinal);
}

/// <summary>Of a query's filter only the conditions on keys, and which page of what they let through.</summary>
/// <param name="NextPage">The row key with which a further page begins.</param>
internal sealed partial record MemoryFilter(string? Partition, string? From, string? Below, int? Top, string? NextPage)
{
    private const string NextMark = "NextRowKey=";
    private const string TopMark = "top=";

    public static MemoryFilter Of(string query)
    {
        var text = Uri.UnescapeDataString(query.Replace('+', ' '));
        return new(
            Value(text, "PartitionKey eq"),
            Value(text, "RowKey ge"),
            Value(text, "RowKey lt"),
            Parameter(text, TopMark) is { } top ? int.Parse(top, CultureInfo.InvariantCulture) : null,
            Parameter(text, NextMark) is { } next ? Encoding.UTF8.GetString(Convert.FromHexString(next)) : null);
    }

    /// <summary>A row key as a header, in which it may not hold every letter.</summary>
    public static string PageFrom(string row) => Convert.ToHexString(Encoding.UTF8.GetBytes(row));

    private static string? Parameter(string text, string mark) => text.LastIndexOf(mark, StringComparison.Ordinal) is >= 0 and var at
        ? text[(at + mark.Length)..].Split('&')[0]
        : null;

    private static string? Value(string text, string condition) =>
        Conditions().Matches(text).FirstOrDefault(found => found.Groups[1].Value == condition)?.Groups[2].Value
            .Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("((?:PartitionKey|RowKey) (?:eq|ge|lt)) '((?:[^']|'')*)'")]
    private static partial Regex Conditions();
}
