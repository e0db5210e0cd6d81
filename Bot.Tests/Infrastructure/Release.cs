using System.Diagnostics;
using System.IO.Compression;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>The release as an administrator makes it with one command, unpacked as a host would mount it. Once for the whole test run.</summary>
internal sealed class Release
{
    private static readonly Lazy<Task<Release>> Shared = new(PublishAsync);

    private Release(string folder) => Folder = folder;

    /// <summary>What the zip holds, unpacked.</summary>
    public string Folder { get; }

    /// <summary>The program in it.</summary>
    public string Program => Path.Combine(Folder, "TeamsMentorBot.dll");

    public static Task<Release> MakeAsync() => Shared.Value;

    private static async Task<Release> PublishAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var (zip, release) = (folder["release.zip"], new Release(folder["unpacked"]));
        // Intermediate files of its own: other tests and an editor use those of the repository meanwhile.
        var (exit, output) = await RunAsync("publish", Repository.PathOf("Bot", "Bot.csproj"), "-nologo", "-nodeReuse:false",
            "--artifacts-path", folder["artifacts"], $"-p:ReleaseFile={zip}", $"-p:PublishDir={folder["published"]}", "-p:RunAnalyzers=false");
        Assert.True(exit == 0, output);
        await ZipFile.ExtractToDirectoryAsync(zip, release.Folder);
        return release;
    }

    private static async Task<(int Exit, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
