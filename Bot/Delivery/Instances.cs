using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>
/// Each running instance writes a row again and again; whoever reads the rows knows by how many a tenant's limit is shared.
/// Ages are told by the table service's own time stamps, so that the instances' clocks do not matter.
/// </summary>
internal sealed partial class Instances(Tables tables, RateLimiter limiter, LeaseClock clock, ILogger<Instances> logger) : BackgroundService
{
    internal static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private const string Partition = "instance";

    private readonly string id = Guid.NewGuid().ToString("N");
    private ImmutableList<Func<CancellationToken, Task>> whenOthersCome = [];
    private int ownBeats;

    /// <summary>Whether others live beside this one, as of the last beat.</summary>
    public bool AreSeveral { get; private set; }

    /// <summary>Done at each beat that finds others where there were none at the one before.</summary>
    public void WhenOthersCome(Func<CancellationToken, Task> act) => ImmutableInterlocked.Update(ref whenOthersCome, all => all.Add(act));

    /// <summary>Says that this instance lives, and takes its share of the limits.</summary>
    public async Task BeatAsync(CancellationToken ct)
    {
        await tables.Instances.UpsertEntityAsync(new TableEntity(Partition, id), TableUpdateMode.Replace, ct);
        var stamps = new Dictionary<string, DateTimeOffset>();
        await foreach (var row in tables.Instances.QueryAsync<TableEntity>(TableKeys.In(Partition), cancellationToken: ct))
            stamps[row.RowKey] = row.Timestamp ?? default;
        if (!stamps.TryGetValue(id, out var own))
            return;
        ownBeats++;
        var live = InstanceShare.Live(stamps.Values, own);
        var wasAlone = !AreSeveral;
        AreSeveral = live > 1;
        limiter.ShareWith(InstanceShare.Of(live, ownBeats));
        foreach (var (dead, _) in stamps.Where(row => InstanceShare.IsForgotten(row.Value, own)))
            await tables.Instances.DeleteEntityAsync(Partition, dead, ETag.All, ct);
        if (wasAlone && AreSeveral)
            await Task.WhenAll(whenOthersCome.Select(act => act(ct)));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await tables.Instances.DeleteEntityAsync(Partition, id, ETag.All, cancellationToken);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or OperationCanceledException)
        {
            LogFailure(failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock.Time);
        try
        {
            do
                await TryBeatAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The row goes in StopAsync.
        }
    }

    private async Task TryBeatAsync(CancellationToken ct)
    {
        try
        {
            await BeatAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The heartbeat of this instance failed; its share of the limits stays as it was.")]
    private partial void LogFailure(Exception failure);
}

internal static class InstanceShare
{
    private const int BeatsToLive = 3;

    // The others learn of a newcomer with their next beat; until it has beaten twice it takes little.
    private const int NewcomerBeats = 2;
    private const int NewcomerDivisor = 4;

    /// <summary>How many instances are alive, told by the age of their rows against one's own.</summary>
    public static int Live(IEnumerable<DateTimeOffset> stamps, DateTimeOffset own) =>
        Math.Max(1, stamps.Count(stamp => own - stamp <= BeatsToLive * Instances.Beat));

    public static bool IsForgotten(DateTimeOffset stamp, DateTimeOffset own) => own - stamp > TimeSpan.FromHours(1);

    /// <summary>By how much to divide the limits.</summary>
    public static int Of(int live, int beats) => live > 1 && beats < NewcomerBeats ? live * NewcomerDivisor : live;
}
