using System.Collections.Concurrent;
using System.Diagnostics;
using TeamsMentorBot.Local;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>The real program in a process of its own, in Development, as <c>dotnet run --project Bot</c> would start it.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const string ReadyWords = "TeamsMentorBot is running";
    private const string ListeningCategory = "Microsoft.Hosting.Lifetime";
    private const string ListeningWords = "Now listening on: ";

    // On some systems tests run in a program of their own rather than in dotnet.
    private static readonly string DotNet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
        ? host
        : "dotnet";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process;
    private readonly Task reading;
    private bool isDisposed;

    private BotProcess(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>All that it wrote so far.</summary>
    public string Output => string.Join(Environment.NewLine, lines);

    public int Id => process.Id;

    /// <summary>Starts the bot and returns at once.</summary>
    public static BotProcess Start(LocalOptions options, params IEnumerable<string> more) =>
        Start(Command(options, more));

    /// <summary>Starts the bot and returns when it has said where to click.</summary>
    public static async Task<BotProcess> StartReadyAsync(LocalOptions options, params IEnumerable<string> more)
    {
        var bot = Start(options, more);
        await bot.ReadyAsync();
        return bot;
    }

    /// <summary>The bot without anything of the local run, on a free port; returns at once.</summary>
    public static BotProcess StartAlone(string environment, params IEnumerable<string> arguments) =>
        Start(Command(environment, ["--urls=http://127.0.0.1:0", $"--Logging:LogLevel:{ListeningCategory}=Information", .. arguments]));

    /// <summary>A release in its own folder; returns at once.</summary>
    public static BotProcess StartRelease(ReleasePackage release, IReadOnlyDictionary<string, string?> environment)
    {
        var command = Command(release.Program, release.Folder);
        command.Environment[$"Logging__LogLevel__{ListeningCategory}"] = "Information";
        foreach (var (name, value) in environment)
            command.Environment[name] = value;

        return Start(command);
    }

    public static BotProcess Start(ProcessStartInfo command) => new(Process.Start(command)!);

    /// <summary>How to start the bot; a test may change the environment.</summary>
    public static ProcessStartInfo Command(LocalOptions options, params IEnumerable<string> more) =>
        Command("Development", [.. LocalSettings.Arguments(options), .. more]);

    private static ProcessStartInfo Command(string environment, IEnumerable<string> arguments)
    {
        var command = Command(Path.Combine(AppContext.BaseDirectory, "TeamsMentorBot.dll"), Repository.PathOf("Bot"), arguments);
        command.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return command;
    }

    private static ProcessStartInfo Command(string program, string folder, params IEnumerable<string> arguments) =>
        new(DotNet, [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

    public Task ReadyAsync() => OrEndedAsync(ready.Task);

    /// <summary>Where it listens, as soon as it does.</summary>
    public async Task<Uri> AddressAsync()
    {
        await OrEndedAsync(listening.Task);
        return await listening.Task;
    }

    /// <summary>SIGKILL: it can do nothing about it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Ctrl+C.</summary>
    public Task<int> InterruptAsync() => SignalAsync(Signals.Interrupt);

    /// <summary>What a service manager sends.</summary>
    public Task<int> TerminateAsync() => SignalAsync(Signals.Terminate);

    /// <returns>The exit code.</returns>
    public async Task<int> EndedAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        await reading;
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        // A test that fails while its bot is dead disposes of it twice, and its own failure is the one to show.
        if (isDisposed)
            return;

        isDisposed = true;
        if (!process.HasExited)
            await KillAsync();

        process.Dispose();
    }

    private async Task OrEndedAsync(Task signal)
    {
        var ended = reading.WaitAsync(Patience, TimeProvider.System);
        if (await Task.WhenAny(signal, ended) != signal)
            throw new InvalidOperationException($"The bot did not become ready: {Output}");
    }

    private Task<int> SignalAsync(int signal)
    {
        Signals.Send(process, signal);
        return EndedAsync();
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
            if (line.StartsWith(ReadyWords, StringComparison.Ordinal))
                ready.TrySetResult();
            else if (line.Contains(ListeningWords, StringComparison.Ordinal))
                listening.TrySetResult(new Uri(line[(line.IndexOf(ListeningWords, StringComparison.Ordinal) + ListeningWords.Length)..]));
        }
    }
}
