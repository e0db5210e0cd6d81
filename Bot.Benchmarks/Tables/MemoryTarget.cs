using System.Text.RegularExpressions;

namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>What a request is about: a table, or a row of one.</summary>
internal sealed record MemoryTarget(string Table, string? Partition, string? Row)
{
    private const string PartitionMark = "(PartitionKey='";
    private const string RowMark = "',RowKey='";

    public static MemoryTarget Of(Uri address)
    {
        var path = address.AbsolutePath;
        var name = path[(path.IndexOf('/', 1) + 1)..];
        var key = name.IndexOf(PartitionMark, StringComparison.Ordinal);
        if (key < 0)
        {
            return new(name.TrimEnd('(', ')'), null, null);
        }

        var middle = name.IndexOf(RowMark, StringComparison.Ordinal);
        return new(
            name[..key],
            Text(name[(key + PartitionMark.Length)..middle]),
            Text(name[(middle + RowMark.Length)..^"')".Length]));
    }

    private static string Text(string literal) => Uri.UnescapeDataString(literal).Replace("''", "'", StringComparison.Ordinal);
}

/// <summary>Of a query's filter only the conditions on keys.</summary>
internal sealed partial record MemoryFilter(string? Partition, string? From, string? Below)
{
    public static MemoryFilter Of(string query)
    {
        var text = Uri.UnescapeDataString(query.Replace('+', ' '));
        return new(Value(text, "PartitionKey eq"), Value(text, "RowKey ge"), Value(text, "RowKey lt"));
    }

    public bool Has(string row) =>
        (From is null || string.CompareOrdinal(row, From) >= 0) && (Below is null || string.CompareOrdinal(row, Below) < 0);

    private static string? Value(string text, string condition) =>
        Conditions().Matches(text).FirstOrDefault(found => found.Groups[1].Value == condition)?.Groups[2].Value
            .Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex("((?:PartitionKey|RowKey) (?:eq|ge|lt)) '((?:[^']|'')*)'")]
    private static partial Regex Conditions();
}
