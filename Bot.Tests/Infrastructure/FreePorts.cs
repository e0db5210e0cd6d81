using System.Net;
using System.Net.Sockets;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// TCP ports of 127.0.0.1 that stay free until a process started later listens on them: not of those that the system gives to
/// outgoing connections, as port 0 would be, for any test's connection may take one of these in the meantime.
/// </summary>
internal static class FreePorts
{
    // Browsers refuse some ports of other protocols, of which 10080 is the highest (WHATWG Fetch, "bad port").
    private const int First = 11_000;
    private const int Last = 32_000;
    private static readonly HashSet<int> Given = [];

    public static int[] Find(int count)
    {
        lock (Given)
            return [.. Enumerable.Repeat(0, count).Select(_ => FindOne())];
    }

    private static int FindOne()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (!Given.Contains(port) && IsFree(port))
            {
                Given.Add(port);
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
