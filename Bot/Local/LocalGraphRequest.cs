using System.Text.Json;

namespace TeamsMentorBot.Local;

/// <summary>A request as the stand-in judges it.</summary>
/// <param name="Segments">Path after the version, decoded.</param>
/// <param name="Query">Query options, decoded.</param>
/// <param name="Body">Null when there is none, or when it is no JSON.</param>
internal sealed record LocalGraphRequest(
    string Method, IReadOnlyList<string> Segments, IReadOnlyDictionary<string, string> Query, JsonElement? Body)
{
    /// <summary>Scheme, host and path up to and including the version.</summary>
    public required string Root { get; init; }

    public string? ContentType { get; init; }

    public string? Bearer { get; init; }
}
