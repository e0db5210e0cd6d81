using System.Diagnostics;
using System.Security.Cryptography;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>The npm packages of Bot.Tests/package.json, installed when they are missing or the lock file changed.</summary>
internal static class NpmTools
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The path of node_modules.</summary>
    public static Task<string> ModulesAsync() => Installed.Value;

    /// <summary>A Node.js process with its three streams redirected.</summary>
    public static ProcessStartInfo Node(params IEnumerable<string> arguments) => new("node", arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Runs a script of Bot.Tests, which can import the packages, with this input to its end; gives what it wrote.</summary>
    public static async Task<string> RunAsync(string script, string input, params IEnumerable<string> arguments)
    {
        await ModulesAsync();
        using var process = Process.Start(Node(arguments.Prepend(script)))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{Path.GetFileName(script)} failed: {await errors}");
    }

    private static async Task<string> InstallAsync()
    {
        var folder = Repository.PathOf("Bot.Tests");
        var modules = Path.Combine(folder, "node_modules");
        var stamp = Path.Combine(modules, ".installed-from");
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"))));

        // Several test processes may start at once; the one that comes second finds the work done.
        await using var turn = await LockAsync(Path.Combine(folder, "obj", "npm.lock"));
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp) != wanted)
        {
            await NpmCiAsync(folder);
            await File.WriteAllTextAsync(stamp, wanted);
        }

        return modules;
    }

    private static async Task NpmCiAsync(string folder)
    {
        var npm = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", "/c npm ci") : new ProcessStartInfo("npm", "ci");
        npm.WorkingDirectory = folder;
        npm.RedirectStandardOutput = npm.RedirectStandardError = true;
        using var process = Process.Start(npm)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"npm ci in Bot.Tests failed (it needs Node.js 20 or newer and a package registry): {await output}{await errors}");
        }
    }

    private static async Task<FileStream> LockAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // There is no portable signal for another process letting go of a file.
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }
}
