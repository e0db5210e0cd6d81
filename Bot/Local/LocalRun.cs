namespace TeamsMentorBot.Local;

/// <summary>The tools of a local run while it lasts.</summary>
internal sealed class LocalRun(LocalOptions options, LocalFolders folders, Action<string> say, TimeProvider time) : IAsyncDisposable
{
    private readonly List<ToolProcess> tools = [];
    private RunLock? runLock;

    public LocalOptions Options => options;

    public LocalFolders Folders => folders;

    /// <summary>Whether the run has a storage emulator of its own.</summary>
    public bool HasStorage { get; private set; }

    /// <summary>Checks the machine, installs what is missing and starts everything; returns when storage can be used.</summary>
    public async Task StartAsync(bool withStorage, CancellationToken cancellationToken)
    {
        HasStorage = withStorage;
        await NodeRuntime.RequireAsync(cancellationToken);
        runLock = await RunLock.TakeAsync(folders.Data, say, time, cancellationToken);
        await Ports.RequireFreeAsync(options, time, cancellationToken);
        var modules = await new LocalTools(folders, say, time).InstallAsync(cancellationToken);
        if (options.Reset)
            Reset();

        if (withStorage)
            Start(StorageEmulator.Command(options, folders, modules));

        foreach (var person in SamplePeople.All)
        {
            Playground.Configure(person, folders);
            Start(Playground.Command(person, options, folders, modules));
        }

        await tools[0].ReadyAsync(cancellationToken);
    }

    /// <summary>Completes when all tools answer.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(tools.Select(tool => tool.ReadyAsync(cancellationToken)));

    /// <summary>Completes when a tool is gone: nothing works without it.</summary>
    public async Task<ToolProcess> FirstEndedAsync()
    {
        var ended = await Task.WhenAny(tools.Select(tool => tool.Ended));
        return tools.First(tool => tool.Ended == ended);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(tools.Select(tool => tool.DisposeAsync().AsTask()));
        runLock?.Dispose();
    }

    private void Start(ToolCommand command)
    {
        var tool = ToolProcess.Start(command, folders, time);
        tools.Add(tool);
        runLock!.Add(tool.Mark);
    }

    private void Reset()
    {
        foreach (var folder in new[] { StorageEmulator.Folder(folders), Path.Combine(folders.Data, "playgrounds") })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        File.Delete(LocalClock.FileIn(folders));
        say("The data of earlier runs were deleted.");
    }
}
