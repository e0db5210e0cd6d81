using System.Diagnostics;

namespace TeamsMentorBot.Local;

/// <summary>A Node.js tool that the bot started. It ends itself when its standard input closes: so never later than the bot.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private const int LinesKept = 5;
    private static readonly TimeSpan StartingTakesAtMost = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndingTakesAtMost = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();
    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Task reading;

    private ToolProcess(ToolCommand command, Process process, TimeProvider time)
    {
        Name = command.Name;
        this.process = process;
        this.time = time;
        Mark = ProcessMark.Of(process);
        reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, command.ReadyWhen), ReadAsync(process.StandardError, command.ReadyWhen));
    }

    public string Name { get; }

    public ProcessMark Mark { get; }

    /// <summary>Completes when the process is gone.</summary>
    public Task Ended => reading;

    public static ToolProcess Start(ToolCommand command, LocalFolders folders, TimeProvider time)
    {
        Directory.CreateDirectory(command.Folder);
        var start = new ProcessStartInfo("node", ["--require", folders.Preload, command.Script, .. command.Arguments])
        {
            WorkingDirectory = command.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;

        return new ToolProcess(command, Process.Start(start)!, time);
    }

    /// <summary>The line with which it said that it is ready.</summary>
    public async Task<string> ReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ready.Task.WaitAsync(StartingTakesAtMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new LocalProblemException($"{Name} did not start within {StartingTakesAtMost.TotalSeconds:0} seconds. {LastWords()}");
        }
    }

    /// <summary>What it wrote last, in one line.</summary>
    public string LastWords()
    {
        lock (lastLines)
            return lastLines.Count == 0 ? "It wrote nothing." : $"Its last words: {string.Join(" / ", lastLines)}";
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            await reading.WaitAsync(EndingTakesAtMost, time);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private async Task ReadAsync(StreamReader output, string readyWhen)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Contains(readyWhen, StringComparison.Ordinal))
                ready.TrySetResult(line);

            lock (lastLines)
            {
                lastLines.Enqueue(line.Trim());
                while (lastLines.Count > LinesKept)
                    lastLines.Dequeue();
            }
        }

        ready.TrySetException(new LocalProblemException($"{Name} ended instead of starting. {LastWords()}"));
    }
}

/// <summary>How to start a tool, and the words on its output that say that it is ready.</summary>
internal sealed record ToolCommand
{
    public required string Name { get; init; }

    public required string Script { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Where it runs; created when missing.</summary>
    public required string Folder { get; init; }

    public required string ReadyWhen { get; init; }

    /// <summary>Environment variables to set, or, with null, to leave out.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
