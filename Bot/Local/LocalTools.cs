using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace TeamsMentorBot.Local;

/// <summary>
/// Installs the npm packages of the lock file, each version of it once, into a folder named after it. The folder appears when it is
/// complete, so an installation that was broken off is simply done again.
/// </summary>
internal sealed class LocalTools(LocalFolders folders, Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(4);

    /// <returns>The path of node_modules.</returns>
    public async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        var lockFile = await File.ReadAllBytesAsync(folders.PackageLock, cancellationToken);
        var version = Convert.ToHexStringLower(SHA256.HashData(lockFile))[..12];
        var home = Path.Combine(folders.Tools, version);
        if (!Directory.Exists(home))
        {
            Directory.CreateDirectory(folders.Tools);
            using var turn = await FolderLock.WaitAsync(Path.Combine(folders.Tools, "install.lock"), Waiting, time, cancellationToken);
            if (!Directory.Exists(home))
                await InstallIntoAsync(home, cancellationToken);
        }

        return Path.Combine(home, "node_modules");
    }

    private void Waiting() => say("Another process is installing the tools of the local run: waiting for it.");

    private async Task InstallIntoAsync(string home, CancellationToken cancellationToken)
    {
        foreach (var earlier in Directory.EnumerateDirectories(folders.Tools))
            TryDelete(earlier);

        var unfinished = $"{home}.{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(folders.Source, file), Path.Combine(unfinished, file));

        say("Installing the tools of the local run with npm, once: storage emulator and Agents Playground, about 200 MB.");
        await NpmCiAsync(unfinished, cancellationToken);
        Directory.Move(unfinished, home);
        say("The tools are installed.");
    }

    // An npm that outlived its bot may still be writing there, or another run of an older version uses it.
    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next installation tries again.
        }
    }

    private async Task NpmCiAsync(string folder, CancellationToken cancellationToken)
    {
        using var npm = StartNpm(folder);
        var output = new NpmOutput();
        var reading = Task.WhenAll(output.ReadAsync(npm.StandardOutput), output.ReadAsync(npm.StandardError));
        var total = NpmOutput.PackagesIn(await File.ReadAllTextAsync(folders.PackageLock, cancellationToken));
        using var timer = new PeriodicTimer(ProgressEvery, time);
        while (await Task.WhenAny(reading, timer.WaitForNextTickAsync(cancellationToken).AsTask()) != reading)
            say(output.Fetched < total ? $"  {output.Fetched} of {total} packages" : "  unpacking");

        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new LocalProblemException(
                $"npm could not install the tools of the local run ({output.Error}). Check the network connection, and the registry and "
                + "proxy that npm is set to ('npm config list'), then start again.");
        }
    }

    private static Process StartNpm(string folder)
    {
        string[] arguments =
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=http", "--fetch-retries=2", "--fetch-retry-maxtimeout=5000"];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", "npm", .. arguments])
            : new ProcessStartInfo("npm", arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new LocalProblemException(
                "The local run needs npm, which comes with Node.js, and no 'npm' was found on the path. "
                + "Install Node.js 20 or newer from https://nodejs.org/ and start again.");
        }
    }
}
