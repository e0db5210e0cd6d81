using System.Net;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary>
/// Whether a request comes from a chat client on this machine: a loopback peer that asked for a loopback host, sent by no web page
/// (Origin) and passed on by no proxy or tunnel.
/// </summary>
internal static class LocalCaller
{
    private static readonly string[] Forwarders =
    [
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-ARR-LOG-ID",
        "X-Original-Host", "X-Original-URL",
    ];

    public static bool Is(HttpContext context)
    {
        var headers = context.Request.Headers;
        return context.Connection.RemoteIpAddress is { } peer
            && IPAddress.IsLoopback(peer)
            && IsLoopbackHost(context.Request.Host)
            && !headers.ContainsKey("Origin")
            && !Forwarders.Any(headers.ContainsKey)
            && !headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoopbackHost(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
