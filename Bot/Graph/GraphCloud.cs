using Azure.Identity;

namespace TeamsMentorBot.Graph;

/// <summary>National clouds. Source: Microsoft Graph, National cloud deployments.</summary>
internal enum GraphCloud
{
    Global,
    GccHigh,
    Dod,
    China,
}

internal static class GraphClouds
{
    public static Uri Root(this GraphCloud cloud) => cloud switch
    {
        GraphCloud.Global => new("https://graph.microsoft.com"),
        GraphCloud.GccHigh => new("https://graph.microsoft.us"),
        GraphCloud.Dod => new("https://dod-graph.microsoft.us"),
        GraphCloud.China => new("https://microsoftgraph.chinacloudapi.cn"),
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, null),
    };

    public static Uri Authority(this GraphCloud cloud) => cloud switch
    {
        GraphCloud.Global => AzureAuthorityHosts.AzurePublicCloud,
        GraphCloud.GccHigh or GraphCloud.Dod => AzureAuthorityHosts.AzureGovernment,
        GraphCloud.China => AzureAuthorityHosts.AzureChina,
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, null),
    };
}
