using System.Globalization;

namespace Azure.Data.Tables;

internal static class EdmLiteral
{
    /// <summary>UTC with the full seven decimals of the service's precision (100 ns).</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <summary>A value inside $filter (Constructing filter strings, Azure Storage REST API).</summary>
    public static string Of(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        char letter => Of(letter.ToString()),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => Double(number),
        Guid guid => $"guid'{guid:D}'",
        DateTimeOffset time => $"datetime'{Time(time)}'",
        DateTime time => $"datetime'{Time(time.ToUniversalTime())}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => Of(data.ToArray()),
        null => throw new ArgumentException("Null cannot be compared with: a missing property matches no filter."),
        _ => throw new ArgumentException($"{value.GetType()} cannot stand in a filter."),
    };

    // Without a fraction the service would read a whole number as Int32 and compare types before values.
    private static string Double(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }
}
