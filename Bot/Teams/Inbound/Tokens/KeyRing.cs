namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <summary>
/// The keys of one issuer, kept. Refreshed in the background when older than <see cref="RefreshAfter"/> and at once for an unknown key
/// id, but never more often than the floors allow, whatever is sent. While the source is down the last good keys go on serving.
/// </summary>
internal sealed partial class KeyRing(Uri metadata, KeySource source, WireClock clock, ILogger<KeyRing> logger)
{
    /// <summary>Bot Framework's documentation asks for once a day at least.</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);

    /// <summary>How long keys are good without word from their source.</summary>
    public static readonly TimeSpan LastGoodFor = TimeSpan.FromDays(5);

    /// <summary>Between fetches while the source answers.</summary>
    public static readonly TimeSpan Floor = TimeSpan.FromMinutes(5);

    /// <summary>Between fetches while it does not.</summary>
    public static readonly TimeSpan FloorAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly long origin = clock.Time.GetTimestamp();
    private volatile Keys known = new([], -2 * LastGoodFor);
    private Task? fetching;
    private TimeSpan notBefore;

    /// <summary>On a clock that nobody sets.</summary>
    private TimeSpan Elapsed => clock.Time.GetElapsedTime(origin);

    /// <summary>Null if the issuer has no such key, as far as can be known.</summary>
    /// <exception cref="KeysUnavailableException">There are no keys that are still good: nothing can be said about any token.</exception>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken ct)
    {
        var now = known;
        var age = Elapsed - now.FetchedAt;
        if (now.Find(keyId) is { } key && age <= LastGoodFor)
        {
            if (age > RefreshAfter)
                _ = Refresh();

            return key;
        }

        await Refresh().WaitAsync(ct);
        now = known;
        return Elapsed - now.FetchedAt <= LastGoodFor ? now.Find(keyId) : throw new KeysUnavailableException(metadata);
    }

    /// <summary>One fetch for all who wait; none before the floor. Never fails: what failed is in the log.</summary>
    private Task Refresh()
    {
        lock (gate)
        {
            if (fetching is { IsCompleted: false } running)
                return running;

            if (Elapsed < notBefore)
                return Task.CompletedTask;

            // Not the caller's cancellation: others wait for the same fetch.
            return fetching = Task.Run(FetchAsync);
        }
    }

    /// <summary>Whatever a source of keys does, the keys at hand go on serving.</summary>
    private async Task FetchAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(KeySource.Limit, clock.Time);
            var keys = await source.FetchAsync(metadata, limit.Token);
            WaitAtLeast(Floor);
            known = new(keys, Elapsed);
            LogFetched(metadata, keys.Count);
        }
        catch (Exception failure)
        {
            WaitAtLeast(FloorAfterFailure);
            LogFailed(failure, metadata);
        }
    }

    private void WaitAtLeast(TimeSpan floor)
    {
        lock (gate)
            notBefore = Elapsed + floor;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fetched signing keys from {Metadata}: {Count}")]
    private partial void LogFetched(Uri metadata, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing keys could not be fetched from {Metadata}; those at hand go on serving")]
    private partial void LogFailed(Exception failure, Uri metadata);

    private sealed record Keys(IReadOnlyList<SigningKey> All, TimeSpan FetchedAt)
    {
        /// <summary>Two keys under one id could not be told apart: neither counts.</summary>
        public SigningKey? Find(string keyId) => All.Where(key => key.Id == keyId).Take(2).ToList() is [var only] ? only : null;
    }
}

internal sealed class KeysUnavailableException(Uri metadata) : Exception($"No signing keys from {metadata} are at hand.");
