using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>
/// Which addresses may be called, and so see this bot's token. The service URL comes from outside, and anybody can own another name
/// under trafficmanager.net: only exact hosts are good.
/// </summary>
internal sealed class ServiceUrlPolicy(IOptions<TeamsOptions> options, IHostEnvironment environment)
{
    private readonly HashSet<string> hosts =
        new([.. TeamsClouds.Of(options.Value.Cloud).ServiceHosts, .. options.Value.ServiceHosts], StringComparer.OrdinalIgnoreCase);

    public bool Allows([NotNullWhen(true)] string? serviceUrl) => TryRead(serviceUrl, out _);

    public bool TryRead([NotNullWhen(true)] string? serviceUrl, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out address) && serviceUrl!.Length <= 1024 && Allows(address);

    public bool Allows(Uri address) =>
        address is { UserInfo: "", Query: "", Fragment: "" } && AllowsHost(address);

    /// <summary>For a whole request, which has a query of its own.</summary>
    public bool AllowsHost(Uri address) =>
        address.UserInfo.Length == 0
        && (address is { Scheme: "https", IsDefaultPort: true } && hosts.Contains(address.Host)
            || environment.IsDevelopment() && address is { Scheme: "http", IsLoopback: true });
}
