using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace TeamsMentorBot.Local;

/// <summary>The Node.js that is found on the path.</summary>
internal static class NodeRuntime
{
    public const int OldestMajor = 20;

    private const string GetIt = "Install Node.js 20 or newer from https://nodejs.org/ and start again.";

    public static async Task RequireAsync(CancellationToken cancellationToken)
    {
        try
        {
            var start = new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var version = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Trim();
            await process.WaitForExitAsync(cancellationToken);
            if (Problem(version) is { } problem)
                throw new LocalProblemException(problem);
        }
        catch (Win32Exception)
        {
            throw new LocalProblemException($"The local run needs Node.js, and no 'node' was found on the path. {GetIt}");
        }
    }

    /// <summary>What is wrong with what <c>node --version</c> said; null when it will do.</summary>
    public static string? Problem(string version)
    {
        var major = version.TrimStart('v').Split('.')[0];
        var known = int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return known && number >= OldestMajor ? null : $"The local run needs Node.js 20 or newer; this machine has {Named(version)}. {GetIt}";
    }

    private static string Named(string version) => version.Length is > 0 and <= 40 ? version : "another one";
}
