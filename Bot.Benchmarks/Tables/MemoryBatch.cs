using System.Globalization;
using System.Text;

namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>One action of a transaction.</summary>
internal sealed record MemoryAction(string Method, MemoryTarget Target, string? IfMatch, byte[] Body)
{
    public (string Partition, string Row) Keys => Target.Row is { } row ? (Target.Partition!, row) : MemoryRow.KeysOf(Body);
}

/// <summary>The multipart bodies of a transaction, as far as the bot's own client writes and reads them.</summary>
internal static class MemoryBatch
{
    private const string NextPart = "\r\n--changeset_";
    private const string PartMark = "Content-Transfer-Encoding: binary\r\n\r\n";

    public static IReadOnlyList<MemoryAction> Read(byte[] body) =>
        [.. Encoding.UTF8.GetString(body).Split(PartMark).Skip(1).Select(part => ReadPart(part[..part.IndexOf(NextPart, StringComparison.Ordinal)]))];

    /// <param name="answers">Status and ETag of each action, or of the one that failed.</param>
    public static byte[] Write(IEnumerable<(int Status, string? ETag)> answers)
    {
        var text = new StringBuilder("--all\r\nContent-Type: multipart/mixed; boundary=each\r\n\r\n");
        foreach (var (status, etag) in answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"--each\r\nContent-Type: application/http\r\n{PartMark}HTTP/1.1 {status} .\r\n");
            text.Append(etag is null ? "" : $"ETag: {etag}\r\n").Append("\r\n\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("--each--\r\n--all--\r\n").ToString());
    }

    private static MemoryAction ReadPart(string part)
    {
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = part[..end].Split("\r\n");
        var match = head.FirstOrDefault(line => line.StartsWith("If-Match:", StringComparison.OrdinalIgnoreCase));
        var request = head[0].Split(' ');
        var body = Encoding.UTF8.GetBytes(part[(end + 4)..].Trim());
        return new(request[0], MemoryTarget.Of(new Uri(request[1]).AbsolutePath), match?["If-Match:".Length..].Trim(), body);
    }
}
