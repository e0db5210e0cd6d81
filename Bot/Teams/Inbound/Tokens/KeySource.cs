using System.Text.Json;

namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <summary>Fetches an issuer's keys: OpenID metadata first, then the set that it names (OpenID Connect Discovery 1.0).</summary>
internal sealed class KeySource(HttpClient http)
{
    /// <summary>Both steps together.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <exception cref="HttpRequestException">No answer, or not 200.</exception>
    /// <exception cref="JsonException">An answer of another shape.</exception>
    public async Task<IReadOnlyList<SigningKey>> FetchAsync(Uri metadata, CancellationToken ct)
    {
        JsonElement? description = JsonElement.Parse(await http.GetByteArrayAsync(metadata, ct));
        if (!Uri.TryCreate(description.Text("jwks_uri"), UriKind.Absolute, out var address) || !IsBeside(metadata, address))
            throw new JsonException("The metadata name no keys of the same host.");

        JsonElement? keys = JsonElement.Parse(await http.GetByteArrayAsync(address, ct));
        var found = keys.Member("keys") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(key => SigningKey.Read(key)).OfType<SigningKey>().ToList()
            : [];
        return found.Count > 0 ? found : throw new JsonException("The set holds no key for signatures.");
    }

    private static bool IsBeside(Uri metadata, Uri address) =>
        address.Scheme == metadata.Scheme && address.Authority.Equals(metadata.Authority, StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0;
}
