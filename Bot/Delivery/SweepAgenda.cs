using TeamsMentorBot.Telemetry;

namespace TeamsMentorBot.Delivery;

/// <summary>
/// Compares records with the agenda once a day and puts back what is lacking. A backstop: items are written before the records that want
/// them, so whatever it finds is worth a look, and it says so.
/// </summary>
internal sealed partial class SweepAgenda(
    IEnumerable<IAgendaSource> sources, RestoreItems restore, DailyClaim daily, ILogger<SweepAgenda> logger) : BackgroundService
{
    /// <returns>How many items were lacking.</returns>
    public async Task<int> RepairAsync(CancellationToken ct)
    {
        var contents = await restore.ContentsAsync(ct);
        var repaired = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in sources)
            await RepairAsync(source, contents, repaired, ct);
        foreach (var (kind, count) in repaired)
        {
            Measures.Repaired(kind, count);
            LogRepaired(count, kind);
        }

        return repaired.Values.Sum();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await daily.WaitAsync(stoppingToken);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was put back stays; the rest is found tomorrow.
        }
    }

    /// <summary>A source that fails keeps no other from being asked, nor an item that fails the others of its source.</summary>
    private async Task RepairAsync(IAgendaSource source, AgendaContents contents, Dictionary<string, int> repaired, CancellationToken ct)
    {
        try
        {
            await foreach (var item in source.WantedAsync(contents, ct))
                if (await TryRestoreAsync(contents, item, ct))
                    repaired[item.Kind] = repaired.GetValueOrDefault(item.Kind) + 1;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogSourceFailed(failure, source.GetType().Name);
        }
    }

    private async Task<bool> TryRestoreAsync(AgendaContents contents, AgendaItem item, CancellationToken ct)
    {
        try
        {
            return await restore.RestoreAsync(contents, item, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogItemFailed(failure, item.Kind, item.Recipient, item.Id);
            return false;
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            if (await daily.TakeAsync("sweep"))
                await RepairAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sweep put back {Count} items of kind {Kind} that the agenda lacked.")]
    private partial void LogRepaired(int count, string kind);

    [LoggerMessage(LogLevel.Error, "The sweep could not read all that {Source} knows; the rest of it is looked at tomorrow.")]
    private partial void LogSourceFailed(Exception failure, string source);

    [LoggerMessage(LogLevel.Error, "The sweep could not tell whether item {Id} of kind {Kind} for {Recipient} is lacking; it looks again tomorrow.")]
    private partial void LogItemFailed(Exception failure, string kind, string recipient, string id);

    [LoggerMessage(LogLevel.Error, "The sweep of the agenda failed; the next is tomorrow.")]
    private partial void LogFailure(Exception failure);
}
