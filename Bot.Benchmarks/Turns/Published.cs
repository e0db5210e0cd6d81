using System.Diagnostics;
using System.Runtime.InteropServices;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>
/// This program, published as the bot is: compiled ahead of time, which a build alone does not do. Bot and baseline both run from it.
/// </summary>
internal static class Published
{
    private static readonly Lazy<Task<string[]>> Once = new(PublishAsync);

    public static string[] ThisBuild { get; } = ["dotnet", typeof(Published).Assembly.Location];

    /// <summary>What to start; this very build where publishing fails, for example without the ahead-of-time compiler.</summary>
    public static Task<string[]> Program => Once.Value;

    private static async Task<string[]> PublishAsync()
    {
        var folder = Path.Combine(Repository.Root, "Bot.Benchmarks", "bin", "published");
        var project = Path.Combine(Repository.Root, "Bot.Benchmarks", "Bot.Benchmarks.csproj");
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", folder, "-v", "q"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        var program = Path.Combine(folder, "TeamsMentorBot.Benchmarks.dll");
        if (publish.ExitCode == 0 && File.Exists(program))
            return ["dotnet", program];

        Console.WriteLine($"Not published, so measured as built. {said}");
        return ThisBuild;
    }
}
