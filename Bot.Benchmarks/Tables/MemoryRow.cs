using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>
/// A row as the bodies that were merged into it, oldest first; put together when somebody reads it, or when they are many. A body with
/// all columns of the one before it takes its place: what the double costs is counted as the bot's.
/// </summary>
internal sealed class MemoryRow(string etag, params IReadOnlyList<byte[]> parts)
{
    private const int Most = 8;
    private IReadOnlyList<byte[]> bodies = parts;

    public string ETag => etag;

    public long Bytes => bodies.Sum(body => (long)body.Length);

    public static (string Partition, string Row) KeysOf(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return (document.RootElement.GetProperty("PartitionKey").GetString()!, document.RootElement.GetProperty("RowKey").GetString()!);
    }

    public static byte[] List(IEnumerable<MemoryRow> rows)
    {
        using var list = new MemoryStream();
        list.Write("{\"value\":["u8);
        foreach (var (index, row) in rows.Index())
        {
            list.Write(index == 0 ? ""u8 : ","u8);
            row.WriteTo(list);
        }

        list.Write("]}"u8);
        return list.ToArray();
    }

    public MemoryRow Merge(string newETag, byte[] body)
    {
        var merged = new MemoryRow(newETag, Covers(body, bodies[^1]) ? [.. bodies.SkipLast(1), body] : [.. bodies, body]);
        if (merged.bodies.Count == Most)
            merged.PutTogether();

        return merged;
    }

    public byte[] Json()
    {
        using var json = new MemoryStream();
        WriteTo(json);
        return json.ToArray();
    }

    /// <summary>Whether one body sets all columns that another sets.</summary>
    private static bool Covers(byte[] later, byte[] earlier)
    {
        var names = new List<Range>();
        for (var reader = new Utf8JsonReader(later); reader.Read();)
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                names.Add(((int)reader.TokenStartIndex + 1)..((int)reader.TokenStartIndex + 1 + reader.ValueSpan.Length));
        }

        // Mostly they stand in the same order.
        var at = 0;
        for (var reader = new Utf8JsonReader(earlier); reader.Read();)
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                continue;

            var tried = 0;
            for (; tried < names.Count && !later.AsSpan(names[at % names.Count]).SequenceEqual(reader.ValueSpan); tried++)
                at++;

            if (tried == names.Count)
                return false;
        }

        return true;
    }

    private void WriteTo(Stream json)
    {
        PutTogether();
        json.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{{\"odata.etag\":\"{etag.Replace("\"", "\\\"", StringComparison.Ordinal)}\",\"Timestamp\":\"{TimeProvider.System.GetUtcNow():O}\",")));
        json.Write(bodies[0].AsSpan(1));
    }

    private void PutTogether()
    {
        if (bodies.Count == 1)
            return;

        var members = new Dictionary<string, JsonElement>();
        foreach (var body in bodies)
        {
            foreach (var member in JsonElement.Parse(body).EnumerateObject())
                members[member.Name] = member.Value;
        }

        bodies = [JsonSerializer.SerializeToUtf8Bytes(members)];
    }
}
