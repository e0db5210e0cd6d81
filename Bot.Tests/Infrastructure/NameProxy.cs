using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// A proxy on loopback that leads the hosts it knows to ports of this machine, and whoever asks for another nowhere (RFC 9110, CONNECT):
/// so a program can be run with the true addresses in it.
/// </summary>
internal sealed class NameProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly IReadOnlyDictionary<string, int> ports;
    private readonly ConcurrentQueue<string> strangers = new();
    private readonly Task accepting;

    /// <param name="ports">Of each host.</param>
    public NameProxy(IReadOnlyDictionary<string, int> ports)
    {
        this.ports = ports;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>For the environment variable HTTPS_PROXY.</summary>
    public Uri Address => new($"http://{listener.LocalEndpoint}");

    /// <summary>Hosts that were asked for and are not known.</summary>
    public IReadOnlyCollection<string> Strangers => strangers;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var inbound = client.GetStream();
                var host = await HostAsync(inbound);
                if (!ports.TryGetValue(host, out var port))
                {
                    strangers.Enqueue(host);
                    await inbound.WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                    return;
                }

                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, port, stop.Token);
                await inbound.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop.Token);
                var outbound = server.GetStream();
                await Task.WhenAny(inbound.CopyToAsync(outbound, stop.Token), outbound.CopyToAsync(inbound, stop.Token));
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // One of the two hung up.
        }
    }

    /// <summary>The client says nothing more before it is answered, so nothing is read that is not the proxy's.</summary>
    private async Task<string> HostAsync(NetworkStream inbound)
    {
        var head = new StringBuilder();
        var letter = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await inbound.ReadAsync(letter, stop.Token) > 0)
            head.Append((char)letter[0]);

        return head.ToString().Split(' ') is ["CONNECT", var address, ..] ? address.Split(':')[0] : head.ToString();
    }
}
