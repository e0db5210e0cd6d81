namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <summary>Whose tokens count. The issuer chooses the keys, never the token.</summary>
/// <param name="Name">The <c>iss</c> claim, letter by letter.</param>
/// <param name="Metadata">Where the keys are found.</param>
/// <param name="TenantId">Null for Bot Framework's own tokens; otherwise the tenant whose Entra issued them.</param>
internal sealed record TrustedIssuer(string Name, Uri Metadata, string? TenantId = null)
{
    public bool IsEntra => TenantId is not null;
}

/// <summary>
/// The closed list. Bot Framework's issuer of the configured cloud; and, if switched on, Entra's for the bot's own tenant and for the
/// tenants from which Microsoft's channels call (Microsoft 365 Agents SDK, sample "AspNetExtensions").
/// </summary>
internal static class TrustedIssuers
{
    private static readonly string[] MicrosoftTenants =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "69e9b82d-4842-4902-8d1e-abc5b98a55e8"];

    public static IReadOnlyList<TrustedIssuer> For(TeamsOptions options)
    {
        var cloud = TeamsClouds.Of(options.Cloud);
        List<TrustedIssuer> issuers = [new(cloud.Issuer, cloud.Metadata)];
        if (options is { EntraCallers.Length: > 0, TenantId: { } own })
            issuers.AddRange(MicrosoftTenants.Append(own.ToLowerInvariant()).Distinct().SelectMany(tenant => Entra(cloud, tenant)));

        return issuers;
    }

    /// <summary>Entra writes its name in two ways, by the version of the token that the registration asks for.</summary>
    private static IEnumerable<TrustedIssuer> Entra(TeamsCloudAddresses cloud, string tenant) =>
    [
        new($"{cloud.Authority}{tenant}/v2.0", cloud.EntraMetadata, tenant),
        new($"{cloud.FirstEntraIssuer}{tenant}/", cloud.EntraMetadata, tenant),
    ];
}

/// <summary>The issuers in force and a ring of keys for each source.</summary>
internal sealed class IssuerKeys
{
    private readonly Dictionary<string, (TrustedIssuer Issuer, KeyRing Keys)> issuers = new(StringComparer.Ordinal);

    public IssuerKeys(IReadOnlyList<TrustedIssuer> trusted, Func<Uri, KeyRing> ringFor)
    {
        var rings = trusted.Select(issuer => issuer.Metadata).Distinct().ToDictionary(metadata => metadata, ringFor);
        foreach (var issuer in trusted)
            issuers.Add(issuer.Name, (issuer, rings[issuer.Metadata]));
    }

    public (TrustedIssuer Issuer, KeyRing Keys)? Find(string? name) =>
        name is not null && issuers.TryGetValue(name, out var found) ? found : null;
}
