using System.Diagnostics;
using TeamsMentorBot.Benchmarks.Roles;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>This program once more, in a role and a process of its own, so that its use of the machine is its own too.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;

    private Child(Process process, Uri address, long startedAt) => (this.process, Address, StartedAt) = (process, address, startedAt);

    public Uri Address { get; }

    /// <summary>Of the system clock, before the process was there.</summary>
    public long StartedAt { get; }

    /// <summary>User and system time of all its threads since its start, by the operating system's accounting.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory, in megabytes of a million bytes.</summary>
    public double ResidentMb
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    public static Task<Child> StartAsync(string role, params IReadOnlyList<(string Name, string Value)> settings) =>
        StartAsync(Published.ThisBuild, role, settings);

    /// <summary>Compiled ahead of time, as the bot is when it is deployed.</summary>
    public static async Task<Child> StartPublishedAsync(string role, params IReadOnlyList<(string Name, string Value)> settings) =>
        await StartAsync(await Published.Program, role, settings);

    private static async Task<Child> StartAsync(string[] program, string role, IReadOnlyList<(string Name, string Value)> settings)
    {
        string[] arguments = [.. program[1..], $"--role={role}", .. settings.Select(setting => $"--{setting.Name}={setting.Value}")];
        var startedAt = TimeProvider.System.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(program[0], arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(RoleHost.Ready, StringComparison.Ordinal))
            {
                // Read on, or the child stops when the pipe is full; what it logs is for people.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Console.OpenStandardError());
                return new Child(process, new Uri(line[RoleHost.Ready.Length..]), startedAt);
            }

            await Console.Error.WriteLineAsync(line);
        }

        throw new InvalidOperationException($"The {role} did not start.");
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
