namespace TeamsMentorBot.Local;

/// <summary>The local run: called in Development only.</summary>
internal static class LocalFeature
{
    private const string StorageSetting = "Storage:ConnectionString";
    private const string OwnersSetting = "Programs:Owners:0";

    /// <summary>The command line with <c>--reset</c> written as the setting that it is.</summary>
    public static string[] Arguments(string[] args) =>
        [.. args.Select(argument => argument == "--reset" ? $"--{LocalOptions.Section}:{nameof(LocalOptions.Reset)}=true" : argument)];

    /// <summary>
    /// Starts storage emulator and Playgrounds, and puts the emulator into the configuration, unless storage is configured already.
    /// False when something on this machine stands in the way; then one line on standard error says what.
    /// </summary>
    public static async Task<bool> AddLocalAsync(this WebApplicationBuilder builder)
    {
        try
        {
            var options = Read(builder.Configuration);
            if (options.Enabled)
                await StartAsync(builder, options);

            return true;
        }
        catch (LocalProblemException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(
                $"The local run cannot use its folder: {exception.Message} Choose another with Local:DataFolder and Local:ToolsFolder.");
            return false;
        }
    }

    private static LocalOptions Read(ConfigurationManager configuration)
    {
        try
        {
            var options = configuration.GetSection(LocalOptions.Section).Get<LocalOptions>() ?? new LocalOptions();
            if (configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] is { Length: > 0 } address)
                options.BotPort = BindingAddress.Parse(address).Port;

            return options;
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new LocalProblemException($"A setting of the local run cannot be read. {exception.Message}");
        }
    }

    private static async Task StartAsync(WebApplicationBuilder builder, LocalOptions options)
    {
        var folders = LocalFolders.Find(options, builder.Environment.ContentRootPath);
        var run = new LocalRun(options, folders, Console.Out.WriteLine, TimeProvider.System);
        try
        {
            var ownStorage = string.IsNullOrWhiteSpace(builder.Configuration[StorageSetting]);
            await run.StartAsync(ownStorage, CancellationToken.None);
            if (ownStorage)
                builder.Configuration[StorageSetting] = StorageEmulator.ConnectionString(options.StoragePort);
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }

        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls($"http://127.0.0.1:{options.BotPort}");

        builder.Configuration[OwnersSetting] ??= SamplePeople.Owner.Id.Key;
        // By a factory, so that the host disposes it after everything that uses storage.
        builder.Services.AddSingleton(_ => run);
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<LocalGuide>();
    }
}
