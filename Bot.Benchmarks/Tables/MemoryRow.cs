using System.Text.Json;

namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>
/// A row as the bodies that were merged into it, oldest first; put together when somebody reads it, or when they are many. A body with
/// the very columns of the one before it takes its place: what the double costs is counted as the bot's.
/// </summary>
internal sealed record MemoryRow(string ETag, IReadOnlyList<byte[]> Bodies)
{
    private const int Most = 8;

    public static (string Partition, string Row) KeysOf(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return (document.RootElement.GetProperty("PartitionKey").GetString()!, document.RootElement.GetProperty("RowKey").GetString()!);
    }

    public static byte[] List(IEnumerable<MemoryRow> rows) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["value"] = rows.Select(row => row.Members()).ToList() });

    public MemoryRow Merge(string etag, byte[] body)
    {
        byte[][] all = Columns(Bodies[^1]) == Columns(body) ? [.. Bodies.SkipLast(1), body] : [.. Bodies, body];
        var merged = new MemoryRow(etag, all);
        return all.Length < Most ? merged : new MemoryRow(etag, [merged.Stored()]);
    }

    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(Members());

    private static int Columns(byte[] body)
    {
        var names = new HashCode();
        for (var reader = new Utf8JsonReader(body); reader.Read();)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                names.AddBytes(reader.ValueSpan);
            }
        }

        return names.ToHashCode();
    }

    private byte[] Stored()
    {
        var members = Members();
        members.Remove("odata.etag");
        return JsonSerializer.SerializeToUtf8Bytes(members);
    }

    private Dictionary<string, JsonElement> Members()
    {
        var members = new Dictionary<string, JsonElement>
        {
            ["Timestamp"] = JsonSerializer.SerializeToElement(TimeProvider.System.GetUtcNow()),
        };
        foreach (var body in Bodies)
        {
            foreach (var member in JsonElement.Parse(body).EnumerateObject())
            {
                members[member.Name] = member.Value;
            }
        }

        members["odata.etag"] = JsonSerializer.SerializeToElement(ETag);
        return members;
    }
}
