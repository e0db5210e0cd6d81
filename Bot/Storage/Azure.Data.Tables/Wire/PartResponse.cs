using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>An HTTP answer inside the multipart answer to a transaction.</summary>
internal sealed class PartResponse : Response
{
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private PartResponse(int status, string reason, string requestId)
    {
        Status = status;
        ReasonPhrase = reason;
        ClientRequestId = requestId;
    }

    public override int Status { get; }

    public override string ReasonPhrase { get; }

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; }

    public override bool IsError => Status >= 400;

    /// <exception cref="FormatException">It does not begin with a status line.</exception>
    public static PartResponse Parse(string text, string requestId)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = (end < 0 ? text : text[..end]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (head is not [var line, .. var headers]
            || line.Split(' ', 3) is not [var version, var code, .. var reason]
            || !version.StartsWith("HTTP/", StringComparison.Ordinal)
            || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new FormatException("A part of the answer to a transaction is no HTTP answer.");
        }

        var part = new PartResponse(status, reason is [var phrase] ? phrase : "", requestId);
        foreach (var header in headers)
        {
            var at = header.IndexOf(':', StringComparison.Ordinal);
            if (at > 0)
                part.fields[header[..at]] = header[(at + 1)..].Trim();
        }

        part.ContentStream = new MemoryStream(end < 0 ? [] : Encoding.UTF8.GetBytes(text[(end + 4)..].TrimEnd()));
        return part;
    }

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => fields.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => fields.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => fields.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = fields.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }
}
