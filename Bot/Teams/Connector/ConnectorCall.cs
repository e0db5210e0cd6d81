using System.Diagnostics.CodeAnalysis;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>One call, before its address is known to be good.</summary>
internal sealed record ConnectorCall(HttpMethod Method, string ServiceUrl, IReadOnlyList<string> Segments)
{
    public string Query { get; init; } = "";

    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>A repetition could show a person the same thing twice.</summary>
    public bool Once { get; init; }

    /// <summary>What is made once is made again where it was refused.</summary>
    public bool AgainIfRefused { get; init; }

    /// <summary>A place under the limits is kept for it; only of what is made once.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>The limits that it counts against.</summary>
    public required RateKey Rate { get; init; }

    /// <summary>
    /// Appends to the service URL's own path, which holds a region and a tenant. Ids hold <c>:</c>, <c>;</c> and <c>@</c>, and come from
    /// outside: each stays one segment.
    /// </summary>
    public bool TryGetAddress(Uri serviceUrl, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (Segments.Any(segment => segment.Length is 0 or > 1024 || !segment.AsSpan().ContainsAnyExcept('.')))
            return false;

        var path = string.Join('/', Segments.Select(Uri.EscapeDataString));
        return Uri.TryCreate($"{serviceUrl.AbsoluteUri.TrimEnd('/')}/v3/{path}{Query}", UriKind.Absolute, out address);
    }
}
