using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.AppPackage;

/// <summary>The package as an administrator builds it, once for all tests that read it.</summary>
public sealed class PackageBuild : IAsyncLifetime
{
    public const string BotId = "6c2f1f3a-5d1b-4c7e-9b1e-0d6f4b1a2c3d";
    public const string TeamsAppId = "0b9a8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d";
    public const string BotDomain = "mentorbot.example.com";

    public static readonly IReadOnlyList<string> Properties =
        [$"-p:BotId={BotId}", $"-p:TeamsAppId={TeamsAppId}", $"-p:BotDomain={BotDomain}"];

    public IReadOnlyDictionary<string, byte[]> Entries { get; private set; } = new Dictionary<string, byte[]>();

    public byte[] Bytes { get; private set; } = [];

    public JsonNode Manifest => JsonNode.Parse(Entries["manifest.json"])!;

    public async Task InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        var file = folder["package.zip"];
        var (exit, output) = await RunAsync(file, Properties);
        Assert.True(exit == 0, output);
        Bytes = await File.ReadAllBytesAsync(file);
        using var zip = new ZipArchive(new MemoryStream(Bytes));
        Entries = zip.Entries.ToDictionary(entry => entry.FullName, Content);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal static async Task<(int Exit, string Output)> RunAsync(string file, params IReadOnlyList<string> properties)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        var project = Repository.PathOf("Bot", "Bot.csproj");
        string[] arguments = ["msbuild", project, "-t:AppPackage", "-nologo", "-nodeReuse:false", $"-p:AppPackageFile={file}"];
        foreach (var argument in arguments.Concat(properties))
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
