using System.Diagnostics;
using System.IO.Compression;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// The release as an administrator makes it with one command, unpacked as a host would mount it. Once for the whole test run, or the
/// very zip that TEAMSMENTORBOT_RELEASE names.
/// </summary>
internal sealed class ReleasePackage
{
    private const string GivenZip = "TEAMSMENTORBOT_RELEASE";

    private static readonly Lazy<Task<ReleasePackage>> Shared = new(PublishAsync);

    private ReleasePackage(string folder) => Folder = folder;

    /// <summary>What the zip holds, unpacked.</summary>
    public string Folder { get; }

    /// <summary>The program in it.</summary>
    public string Program => Path.Combine(Folder, "TeamsMentorBot.dll");

    /// <summary>Each with what would change if it were written to.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal),
    ];

    public static Task<ReleasePackage> MakeAsync() => Shared.Value;

    private static async Task<ReleasePackage> PublishAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var (zip, release) = (Environment.GetEnvironmentVariable(GivenZip) ?? folder["release.zip"], new ReleasePackage(folder["unpacked"]));
        if (!File.Exists(zip))
            await PublishAsync(zip, folder);

        await ZipFile.ExtractToDirectoryAsync(zip, release.Folder);
        return release;
    }

    private static async Task PublishAsync(string zip, TemporaryFolder folder)
    {
        // Intermediate files of its own: other tests and an editor use those of the repository meanwhile.
        var (exit, output) = await RunAsync("publish", Repository.PathOf("Bot", "Bot.csproj"), "-nologo", "-nodeReuse:false",
            "--artifacts-path", folder["artifacts"], $"-p:ReleaseFile={zip}", $"-p:PublishDir={folder["published"]}", "-p:RunAnalyzers=false");
        Assert.True(exit == 0, output);
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
