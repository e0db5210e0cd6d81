namespace TeamsMentorBot.Teams;

/// <summary>The addresses of one cloud (Bot Framework documentation, "Authentication with the Bot Connector API").</summary>
internal sealed record TeamsCloudAddresses
{
    /// <summary>Issuer of the Connector's tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>OpenID metadata that leads to the keys of that issuer.</summary>
    public required Uri Metadata { get; init; }

    /// <summary>OpenID metadata that leads to Entra's keys.</summary>
    public required Uri EntraMetadata { get; init; }

    /// <summary>Entra's name in tokens of its first version.</summary>
    public required Uri FirstEntraIssuer { get; init; }

    /// <summary>Scope of the tokens that the bot asks for.</summary>
    public required string Scope { get; init; }

    /// <summary>Entra's sign-in service.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Exact host names of the Connector.</summary>
    public required IReadOnlyList<string> ServiceHosts { get; init; }

    /// <summary>Address of all regions together (Microsoft Teams documentation, "Send proactive messages"). Null if there is none.</summary>
    public required string? ProactiveServiceUrl { get; init; }
}

internal static class TeamsClouds
{
    private static readonly TeamsCloudAddresses Public = new()
    {
        Issuer = "https://api.botframework.com",
        Metadata = new("https://login.botframework.com/v1/.well-known/openid-configuration"),
        EntraMetadata = new("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration"),
        FirstEntraIssuer = new("https://sts.windows.net/"),
        Scope = "https://api.botframework.com/.default",
        Authority = new("https://login.microsoftonline.com/"),
        ServiceHosts = ["smba.trafficmanager.net"],
        ProactiveServiceUrl = "https://smba.trafficmanager.net/teams/",
    };

    private static readonly TeamsCloudAddresses UsGovernment = new()
    {
        Issuer = "https://api.botframework.us",
        Metadata = new("https://login.botframework.azure.us/v1/.well-known/openid-configuration"),
        EntraMetadata = new("https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration"),
        FirstEntraIssuer = new("https://sts.windows.net/"),
        Scope = "https://api.botframework.us/.default",
        Authority = new("https://login.microsoftonline.us/"),
        ServiceHosts = ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"],
        ProactiveServiceUrl = "https://smba.infra.gov.teams.microsoft.us/teams/",
    };

    /// <summary>
    /// Entra's own list of its hosts (the instance metadata that Microsoft's authentication library ships) prefers this name; login.chinacloudapi.cn,
    /// Azure.Identity's, is another for the same. The Connector's hosts of this cloud are in no public document: they must be configured.
    /// </summary>
    private static readonly TeamsCloudAddresses China = new()
    {
        Issuer = "https://api.botframework.azure.cn",
        Metadata = new("https://login.botframework.azure.cn/v1/.well-known/openid-configuration"),
        EntraMetadata = new("https://login.partner.microsoftonline.cn/common/v2.0/.well-known/openid-configuration"),
        FirstEntraIssuer = new("https://sts.chinacloudapi.cn/"),
        Scope = "https://api.botframework.azure.cn/.default",
        Authority = new("https://login.partner.microsoftonline.cn/"),
        ServiceHosts = [],
        ProactiveServiceUrl = null,
    };

    public static TeamsCloudAddresses Of(TeamsCloud cloud) => cloud switch
    {
        TeamsCloud.UsGovernment => UsGovernment,
        TeamsCloud.China => China,
        _ => Public,
    };
}
