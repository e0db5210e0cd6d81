using TeamsMentorBot.Telemetry;

namespace TeamsMentorBot.Delivery;

/// <summary>
/// Compares records with the agenda once a day and puts back what is lacking. A backstop: items are written before the records that want
/// them, so whatever it finds is worth a look, and it says so.
/// </summary>
internal sealed partial class SweepAgenda(
    IEnumerable<IAgendaSource> sources, Agenda agenda, DailyClaim daily, ILogger<SweepAgenda> logger) : BackgroundService
{
    /// <returns>How many items were lacking.</returns>
    public async Task<int> RepairAsync(CancellationToken ct)
    {
        var shards = await Task.WhenAll(AgendaKeys.AllShards.Select(shard => agenda.UntilAsync(shard, DateTimeOffset.MaxValue.AddDays(-1), ct)));
        var contents = new AgendaContents([.. shards.SelectMany(items => items)]);
        var all = 0;
        foreach (var source in sources)
        {
            var repaired = await source.RepairAsync(contents, ct);
            if (repaired == 0)
                continue;
            all += repaired;
            Measures.Repaired(source.Kind, repaired);
            LogRepaired(repaired, source.Kind);
        }

        return all;
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

    [LoggerMessage(LogLevel.Error, "The sweep of the agenda failed; the next is tomorrow.")]
    private partial void LogFailure(Exception failure);
}
