using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace TeamsMentorBot.Benchmarks.Tables;

internal sealed class MemoryResponse(int status, string clientRequestId, string? etag = null, byte[]? body = null, string? contentType = null)
    : Response
{
    private const string Continuation = "x-ms-continuation-NextRowKey";

    /// <summary>With which a query's next page begins.</summary>
    public string? NextRowKey { get; init; }

    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; } = new MemoryStream(body ?? []);

    public override string ClientRequestId { get; set; } = clientRequestId;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => etag is null ? [] : [new HttpHeader("ETag", etag)];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = name.Equals("ETag", StringComparison.OrdinalIgnoreCase) ? etag
            : name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? contentType
            : name.Equals(Continuation, StringComparison.OrdinalIgnoreCase) ? NextRowKey
            : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }
}
