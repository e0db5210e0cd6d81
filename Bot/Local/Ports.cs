using System.Net;
using System.Net.Sockets;

namespace TeamsMentorBot.Local;

/// <summary>The TCP ports of the local run, looked at before anything is started.</summary>
internal static class Ports
{
    // A killed process is gone a little before the system has taken its ports back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    public static async Task RequireFreeAsync(LocalOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        (string Setting, int Port, string Purpose)[] wanted =
        [
            (nameof(options.BotPort), options.BotPort, "the bot"),
            (nameof(options.StoragePort), options.StoragePort, "the storage emulator"),
            .. SamplePeople.All.Select(person =>
                ($"{person.Role[..1].ToUpperInvariant()}{person.Role[1..]}Port", person.Port(options), $"the chat of {person.Name}")),
        ];
        foreach (var (setting, port, purpose) in wanted)
        {
            if (port is < 1 or > IPEndPoint.MaxPort)
                throw new LocalProblemException($"{LocalOptions.Section}:{setting} must be a port between 1 and {IPEndPoint.MaxPort}; it is {port}.");

            if (wanted.Count(other => other.Port == port) > 1)
                throw new LocalProblemException($"{LocalOptions.Section}:{setting} is {port}, which another setting of the local run has too.");
        }

        foreach (var (setting, port, purpose) in wanted)
        {
            if (!await IsSoonFreeAsync(port, time, cancellationToken))
            {
                throw new LocalProblemException(
                    $"Port {port} (for {purpose}) is taken by another program on this machine, perhaps an Agents Playground, a storage "
                    + $"emulator or another bot. End that program, or choose another port: --{LocalOptions.Section}:{setting}=12345.");
            }
        }
    }

    private static async Task<bool> IsSoonFreeAsync(int port, TimeProvider time, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (!IsFree(port))
        {
            if (time.GetUtcNow() >= deadline)
                return false;

            await Task.Delay(LookAgain, time, cancellationToken);
        }

        return true;
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
