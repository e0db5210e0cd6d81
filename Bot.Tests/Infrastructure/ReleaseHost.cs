namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>One running release, in Production, for the tests that change none of its settings.</summary>
public sealed class ReleaseHost : IAsyncLifetime
{
    internal PretendAzure Azure { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    /// <summary>As it was before the release ran.</summary>
    internal IReadOnlyList<string> Unpacked { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (LinuxHost.Missing is not null)
            return;

        Azure = await PretendAzure.StartAsync();
        var release = await ReleasePackage.MakeAsync();
        Unpacked = release.Files;
        Bot = Azure.Run(release);
    }

    public async Task DisposeAsync()
    {
        if (Azure is not null)
        {
            await Bot.DisposeAsync();
            await Azure.DisposeAsync();
        }
    }
}

[CollectionDefinition(nameof(ReleaseHost))]
public sealed class ReleaseHostDefinition : ICollectionFixture<ReleaseHost>;
