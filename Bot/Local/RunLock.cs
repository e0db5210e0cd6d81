namespace TeamsMentorBot.Local;

/// <summary>One run at a time in a data folder. What a run that was killed has left behind is cleared away first.</summary>
internal sealed class RunLock : IDisposable
{
    private static readonly TimeSpan EndingTakesAtMost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);
    private readonly FileStream held;
    private readonly string recordPath;
    private RunRecord record = RunRecord.OfThisProcess();

    private RunLock(FileStream held, string recordPath)
    {
        this.held = held;
        this.recordPath = recordPath;
    }

    public static async Task<RunLock> TakeAsync(string folder, Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var lockPath = Path.Combine(folder, "run.lock");
        var recordPath = Path.Combine(folder, "run.json");
        var held = FolderLock.TryTake(lockPath)
            ?? await TakeOverAsync(lockPath, RunRecord.Read(recordPath), say, time, cancellationToken);
        foreach (var tool in RunRecord.Read(recordPath)?.Tools ?? [])
            await EndAsync(tool, say, time, cancellationToken);

        var taken = new RunLock(held, recordPath);
        taken.record.Write(recordPath);
        return taken;
    }

    public void Add(ProcessMark tool)
    {
        record = record with { Tools = [.. record.Tools, tool] };
        record.Write(recordPath);
    }

    public void Dispose()
    {
        File.Delete(recordPath);
        held.Dispose();
    }

    private static async Task<FileStream> TakeOverAsync(
        string lockPath, RunRecord? other, Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        if (other?.Bot is { } bot && bot.IsRunning())
        {
            if (!other.IsAbandoned)
            {
                throw new LocalProblemException(
                    $"A local run is already going (process {bot.Id}, data in {Path.GetDirectoryName(lockPath)}). End it with Ctrl+C there, "
                    + "or give this one a folder and ports of its own (Local:DataFolder, Local:BotPort, ...).");
            }

            say($"Ending a run that was left behind (process {bot.Id}).");
            using var process = bot.Find();
            process?.Kill();
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var limit = time.CreateTimer(_ => patience.Cancel(), null, EndingTakesAtMost, Timeout.InfiniteTimeSpan);
        try
        {
            return await FolderLock.WaitAsync(lockPath, () => { }, time, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalProblemException($"Another process keeps {lockPath} open. End it, or choose another folder with Local:DataFolder.");
        }
    }

    // Tools of a killed run end by themselves, and the storage emulator saves its tables on the way: so it is given the time.
    private static async Task EndAsync(ProcessMark tool, Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + EndingTakesAtMost;
        while (tool.IsRunning() && time.GetUtcNow() < deadline)
            await Task.Delay(LookAgain, time, cancellationToken);

        if (tool.Find() is { } process)
        {
            using (process)
            {
                say($"Ending a tool that a killed run has left behind ({tool.Name}, process {tool.Id}).");
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
