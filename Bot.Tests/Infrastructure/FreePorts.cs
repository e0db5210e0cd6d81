using System.Net;
using System.Net.Sockets;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>TCP ports of 127.0.0.1 that nobody listens on at the moment.</summary>
internal static class FreePorts
{
    public static int[] Find(int count)
    {
        // Held all at once, so that they differ.
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
