using System.Net;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>One finished or failed exchange with the Connector, reduced to what its outcome depends on.</summary>
internal sealed record ConnectorReply
{
    public HttpStatusCode? Status { get; init; }

    /// <summary>UTF-8, whatever its headers say: that is how JSON is exchanged.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why there is no status.</summary>
    public string? Failure { get; init; }

    /// <summary>False only if it is certain that nothing of the request's body was written to the network.</summary>
    public bool Left { get; init; } = true;

    /// <summary>Correlation id for Microsoft's support.</summary>
    public string? MsCv { get; init; }
}
