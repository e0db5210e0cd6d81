using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Delivery;

/// <summary>
/// Takes due items off the agenda and does what their handlers decide. A pass looks at the shards in which something may be due and begins
/// what it finds; the next one does not wait until all of that has ended, so that one slow message keeps nobody else waiting.
/// </summary>
internal sealed partial class Dispatcher(
    Agenda agenda, AgendaWorker worker, IOptions<DeliveryOptions> options, ILogger<Dispatcher> logger) : BackgroundService
{
    private readonly SemaphoreSlim pass = new(1);
    private readonly SemaphoreSlim slots = new(options.Value.Concurrency);
    private readonly UnderWay underWay = new();

    private TimeSpan Poll => TimeSpan.FromSeconds(options.Value.PollSeconds);

    /// <summary>
    /// One pass, until all that it began and all that was under way has ended. Once the token is cancelled nothing new is taken; what was
    /// claimed is finished.
    /// </summary>
    /// <returns>How many items were acted upon.</returns>
    public async Task<int> RunDueAsync(CancellationToken ct) =>
        (await Task.WhenAll(await TakeDueAsync(AgendaKeys.AllShards, ct))).Sum();

    /// <summary>Something may be due now. Adding an item wakes by itself.</summary>
    public void Wake() => agenda.WakeAll();

    public override void Dispose()
    {
        pass.Dispose();
        slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await TakeDueAsync(await agenda.WaitAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(underWay.Works);
            LogStopped();
        }
    }

    /// <returns>All that is under way then.</returns>
    private async Task<IReadOnlyCollection<Task<int>>> TakeDueAsync(IReadOnlyList<string> shards, CancellationToken ct)
    {
        await pass.WaitAsync(ct);
        try
        {
            var works = new ConcurrentBag<Task<int>>(underWay.Works);
            await Task.WhenAll(shards.Select(shard => TakeShardAsync(shard, works, ct)));
            return works;
        }
        finally
        {
            pass.Release();
        }
    }

    private async Task TakeShardAsync(string shard, ConcurrentBag<Task<int>> works, CancellationToken ct)
    {
        try
        {
            await foreach (var page in agenda.ReadDueAsync(shard, Poll, ct))
                foreach (var items in page.GroupBy(item => item.Recipient))
                    await TakeAsync(items.Key, [.. items], works, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // What was not begun stays due.
        }
        catch (Exception failure)
        {
            LogShardFailed(failure, shard);
        }
    }

    private async Task TakeAsync(string recipient, IReadOnlyList<AgendaItem> items, ConcurrentBag<Task<int>> works, CancellationToken ct)
    {
        if (underWay.IsBusy(recipient, items))
            return;
        await slots.WaitAsync(ct);
        works.Add(underWay.Begin(recipient, items, () => RunInOrderAsync(items, ct), () => agenda.Wake(recipient)));
    }

    /// <summary>What falls due for one person happens one after the other, in order of time.</summary>
    private async Task<int> RunInOrderAsync(IEnumerable<AgendaItem> items, CancellationToken ct)
    {
        var done = 0;
        try
        {
            foreach (var item in items)
                done += await worker.WorkAsync(item, ct) ? 1 : 0;
        }
        finally
        {
            slots.Release();
        }

        return done;
    }

    [LoggerMessage(LogLevel.Error, "Shard {Shard} of the agenda could not be read; what is due there waits for the next pass.")]
    private partial void LogShardFailed(Exception failure, string shard);

    [LoggerMessage(LogLevel.Information, "The dispatcher has finished what it had claimed.")]
    private partial void LogStopped();
}
