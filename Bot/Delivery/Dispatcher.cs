using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Delivery;

/// <summary>Takes due items off the agenda and does what their handlers decide.</summary>
internal sealed partial class Dispatcher(
    Agenda agenda, AgendaWorker worker, IOptions<DeliveryOptions> options, ILogger<Dispatcher> logger) : BackgroundService
{
    private readonly SemaphoreSlim _pass = new(1);
    private readonly SemaphoreSlim _slots = new(options.Value.Concurrency);

    private TimeSpan Poll => TimeSpan.FromSeconds(options.Value.PollSeconds);

    /// <summary>
    /// One pass over all shards, after the one that is under way. Once the token is cancelled nothing new is taken; what was
    /// claimed is finished.
    /// </summary>
    /// <returns>How many items were acted upon.</returns>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        await _pass.WaitAsync(ct);
        try
        {
            agenda.ForgetAlarm();
            var done = await Task.WhenAll(AgendaKeys.AllShards.Select(shard => RunShardAsync(shard, ct)));
            return done.Sum();
        }
        finally
        {
            _pass.Release();
        }
    }

    /// <summary>Something may be due now. Adding an item wakes by itself.</summary>
    public void Wake() => agenda.Wake();

    public override void Dispose()
    {
        _pass.Dispose();
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunDueAsync(stoppingToken);
                await agenda.WaitAsync(Poll, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private async Task<int> RunShardAsync(string shard, CancellationToken ct)
    {
        var done = 0;
        try
        {
            await foreach (var page in agenda.ReadDueAsync(shard, Poll, ct))
                done += (await Task.WhenAll(page.GroupBy(item => item.Recipient).Select(items => RunInOrderAsync(items, ct)))).Sum();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return done;
        }
        catch (Exception failure)
        {
            LogShardFailed(failure, shard);
        }

        return done;
    }

    /// <summary>What falls due for one person happens one after the other, in order of time.</summary>
    private async Task<int> RunInOrderAsync(IEnumerable<AgendaItem> items, CancellationToken ct)
    {
        var done = 0;
        await _slots.WaitAsync(ct);
        try
        {
            foreach (var item in items)
                done += await worker.WorkAsync(item, ct) ? 1 : 0;
        }
        finally
        {
            _slots.Release();
        }

        return done;
    }

    [LoggerMessage(LogLevel.Error, "Shard {Shard} of the agenda could not be read; what is due there waits for the next pass.")]
    private partial void LogShardFailed(Exception failure, string shard);

    [LoggerMessage(LogLevel.Information, "The dispatcher has finished what it had claimed.")]
    private partial void LogStopped();
}
