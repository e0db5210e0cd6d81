using Azure.Data.Tables;

namespace TeamsMentorBot.Tests.Storage;

internal static class Samples
{
    private static readonly string[] System = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    public static TableEntity EveryType(string partitionKey, string rowKey) => new(partitionKey, rowKey)
    {
        ["Text"] = "It's \"quoted\", spaced\r\n\tand über: 日本 🙂 </script> \\ {braces} --changeset",
        ["Empty"] = "",
        ["Looks"] = "2026-11-21T09:00:00Z",
        ["Whole"] = int.MinValue,
        ["Long"] = long.MaxValue,
        ["SmallLong"] = 5L,
        ["Fraction"] = 0.1,
        ["WholeDouble"] = 5.0,
        ["Tiny"] = double.Epsilon,
        ["Huge"] = 1.7976931348623157e308,
        ["NotANumber"] = double.NaN,
        ["Endless"] = double.NegativeInfinity,
        ["Yes"] = true,
        ["No"] = false,
        ["Id"] = Guid.Parse("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
        ["When"] = new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.FromHours(2)).AddTicks(1234567),
        ["First"] = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ["Bytes"] = new byte[] { 0, 1, 127, 128, 255 },
        ["NoBytes"] = Array.Empty<byte>(),
        ["Missing"] = null,
        ["_x1"] = "a name with an underscore",
        ["größe"] = "a name beyond ASCII",
    };

    public static void AssertSame(TableEntity written, TableEntity read)
    {
        Assert.Equal(Own(written), Own(read));
        Assert.Equal((written.PartitionKey, written.RowKey), (read.PartitionKey, read.RowKey));
    }

    private static SortedDictionary<string, string> Own(TableEntity row)
    {
        var own = row.Where(pair => pair.Value is not null && !System.Contains(pair.Key));
        return new(own.ToDictionary(pair => pair.Key, pair => Describe(pair.Value!)), StringComparer.Ordinal);
    }

    private static string Describe(object value) => value switch
    {
        byte[] bytes => $"Binary {Convert.ToHexString(bytes)}",
        double number => $"Double {BitConverter.DoubleToInt64Bits(number):X}",
        DateTimeOffset time => $"Time {time.UtcTicks}",
        _ => $"{value.GetType().Name} {value}",
    };
}
