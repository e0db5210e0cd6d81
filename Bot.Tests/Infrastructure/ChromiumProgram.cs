using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using TeamsMentorBot.Local;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// The browser that the tests drive: <c>CHROME_PATH</c> if set; on Linux x64 the Chromium of the npm package @sparticuz/chromium, which
/// needs no download of its own; elsewhere the installed Chrome.
/// </summary>
/// <param name="Path">Null: the installed Chrome.</param>
/// <param name="Libraries">Where system libraries are that the machine may lack.</param>
internal sealed record ChromiumProgram(string? Path, string? Libraries)
{
    public static async Task<ChromiumProgram> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } chosen)
            return new ChromiumProgram(chosen, Libraries: null);

        return OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
            ? await UnpackAsync()
            : new ChromiumProgram(null, Libraries: null);
    }

    private static async Task<ChromiumProgram> UnpackAsync()
    {
        var modules = await NpmTools.ModulesAsync();
        var folder = Directory.CreateDirectory(Repository.PathOf("Bot.Tests", "obj", "chromium")).FullName;
        using var turn = await FolderLock.WaitAsync(
            System.IO.Path.Combine(folder, "unpack.lock"), () => { }, TimeProvider.System, CancellationToken.None);
        var start = NpmTools.Node(Repository.PathOf("Bot.Tests", "Infrastructure", "unpack-chromium.mjs"), modules);
        start.Environment["TMPDIR"] = VersionFolder(folder, modules);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The browser could not be unpacked: {await errors}");

        using var places = JsonDocument.Parse(said);
        var program = places.RootElement.GetProperty("program").GetString()!;
        var libraries = places.RootElement.GetProperty("libraries").GetString()!;
        return new ChromiumProgram(program, await RunsAsync(program) ? null : libraries);
    }

    // The package unpacks nothing that is there already: another version needs another folder.
    private static string VersionFolder(string folder, string modules)
    {
        var package = File.ReadAllText(System.IO.Path.Combine(modules, "@sparticuz", "chromium", "package.json"));
        using var document = JsonDocument.Parse(package);
        return Directory.CreateDirectory(
            System.IO.Path.Combine(folder, document.RootElement.GetProperty("version").GetString()!)).FullName;
    }

    private static async Task<bool> RunsAsync(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program, "--version")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
