using System.Text.Json;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <summary>What a good token says about the call that carries it.</summary>
/// <param name="Issuer">Who vouches.</param>
/// <param name="ServiceUrl">The Connector for which it vouches; Entra's tokens name none.</param>
/// <param name="Endorsements">The channels that the signing key may speak for.</param>
internal sealed record InboundCaller(TrustedIssuer Issuer, string? ServiceUrl, IReadOnlySet<string> Endorsements)
{
    /// <summary>
    /// Whether this caller may bring this activity: its Connector is the token's own, so that no answer goes elsewhere, and its channel
    /// is one that the key was endorsed for.
    /// </summary>
    public bool MayBring(Activity activity) =>
        ServiceUrl is null
            ? Issuer.IsEntra
            : string.Equals(ServiceUrl.TrimEnd('/'), activity.ServiceUrl?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
                && (Issuer.IsEntra || (activity.ChannelId is { } channel && Endorsements.Contains(channel)));
}

/// <param name="Caller">Set if the token is good.</param>
/// <param name="Problem">Otherwise, why it is not; for the log.</param>
internal sealed record TokenVerdict(InboundCaller? Caller, string? Problem)
{
    public static TokenVerdict Bad(string problem) => new(null, problem);
}

/// <summary>
/// Judges tokens as the Bot Framework documentation asks ("Authenticate requests from the Bot Connector service to your bot"), on .NET's
/// own cryptography. Claims are looked at after the signature, except the issuer, which says whose keys to ask.
/// </summary>
internal sealed class InboundTokens(IssuerKeys issuers, IOptions<TeamsOptions> options, WireClock clock)
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Of this judge alone, whose keys proved them.</summary>
    internal ProvenTokens Proven { get; } = new();

    /// <exception cref="KeysUnavailableException">The issuer's keys cannot be had; the token may be good.</exception>
    public async Task<TokenVerdict> JudgeAsync(string text, CancellationToken ct)
    {
        var known = Proven.Find(text);
        if ((known?.Token ?? SignedToken.Read(text)) is not { Claims: { } payload } token)
            return TokenVerdict.Bad("It is no RS256 token with a key id.");

        JsonElement? claims = payload;
        if (issuers.Find(claims.Text("iss")) is not var (issuer, ring))
            return TokenVerdict.Bad("Its issuer is not trusted.");

        if (await ring.FindAsync(token.KeyId, ct) is not { } key || !key.MaySignFor(issuer)
            || (!ReferenceEquals(known?.Key, key) && !Proven.Prove(text, token, key)))
        {
            return TokenVerdict.Bad("No key of its issuer signed it.");
        }

        return Problem(claims, issuer) is { } problem
            ? TokenVerdict.Bad(problem)
            : new(new(issuer, claims.Text("serviceurl"), key.Endorsements), null);
    }

    private string? Problem(JsonElement? claims, TrustedIssuer issuer)
    {
        var now = clock.Now;
        return claims switch
        {
            _ when options.Value.AppId is not { } own || !own.Equals(claims.Text("aud"), StringComparison.OrdinalIgnoreCase) =>
                "It is for somebody else.",
            _ when Moment(claims, "exp") is not { } expiry || expiry + Skew <= now => "It has expired.",
            _ when claims.Member("nbf") is not null && !(Moment(claims, "nbf") - Skew <= now) => "It is not valid yet.",
            _ when issuer.IsEntra => EntraProblem(claims, issuer),
            _ when claims.Text("serviceurl") is not { Length: > 0 } => "It names no service URL.",
            _ => null,
        };
    }

    /// <summary>Only a service that was allowed by its application id; never a person's token.</summary>
    private string? EntraProblem(JsonElement? claims, TrustedIssuer issuer) => claims switch
    {
        _ when claims.Member("scp") is not null || claims.Text("idtyp") is not (null or "app") => "It is a person's token.",
        _ when claims.Text("tid") != issuer.TenantId => "Its tenant is not its issuer's.",
        _ when (claims.Text("azp") ?? claims.Text("appid")) is not { } caller
            || !options.Value.EntraCallers.Contains(caller, StringComparer.OrdinalIgnoreCase) => "Its caller is not on the list.",
        _ => null,
    };

    /// <summary>Seconds since 1970 (RFC 7519, NumericDate). Null if missing or out of this world.</summary>
    private static DateTimeOffset? Moment(JsonElement? claims, string name) =>
        claims.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds)
        && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
