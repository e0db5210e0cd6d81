namespace TeamsMentorBot.Teams;

/// <summary>Section <c>Teams</c>: who this bot is, and whom it listens to.</summary>
internal sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>Application id of the bot's registration. Without it only a local chat client is answered, in Development.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant that the bot is registered in; its tokens come from there.</summary>
    public string? TenantId { get; set; }

    /// <summary>Tenants whose people are answered. When empty: the bot's own tenant.</summary>
    public string[] AllowedTenants { get; set; } = [];

    /// <summary>One of three ways to prove who the bot is. Keep it in a vault or in user secrets.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Path of a PEM or PFX file with certificate and private key.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Client id of a user-assigned managed identity.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Which cloud the organisation's Teams is in; decides who may sign tokens and which hosts are the Connector's.</summary>
    public TeamsCloud Cloud { get; set; }

    /// <summary>
    /// Application ids that may call with a token of Entra's instead of Bot Framework's. Empty, the default: no such token is accepted.
    /// </summary>
    public string[] EntraCallers { get; set; } = [];

    /// <summary>How many activities of one person are taken in a second; the rest is answered 429.</summary>
    public int ActivitiesPerSecond { get; set; } = 30;

    /// <summary>Further exact host names of the Connector, for example <c>smba.infra.gcc.teams.microsoft.com</c>.</summary>
    public string[] ServiceHosts { get; set; } = [];

    /// <summary>
    /// Where to write to people who have the app but never wrote to the bot (Microsoft Teams documentation, "Send proactive
    /// messages"); whoever writes tells theirs. When missing: the cloud's own.
    /// </summary>
    public string? ProactiveServiceUrl { get => field ?? TeamsClouds.Of(Cloud).ProactiveServiceUrl; set; }

    public bool IsTenantAllowed(string tenantId) =>
        AllowedTenants is { Length: > 0 } allowed
            ? allowed.Contains(tenantId, StringComparer.OrdinalIgnoreCase)
            : TenantId is null || TenantId.Equals(tenantId, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Each has a Bot Framework of its own.</summary>
internal enum TeamsCloud
{
    /// <summary>Worldwide, GCC included.</summary>
    Public,

    /// <summary>GCC High and DoD.</summary>
    UsGovernment,

    /// <summary>Operated by 21Vianet.</summary>
    China,
}
