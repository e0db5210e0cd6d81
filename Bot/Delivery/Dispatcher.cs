namespace TeamsMentorBot.Delivery;

/// <summary>Takes due items off the agenda and does what their handlers decide.</summary>
internal sealed class Dispatcher : BackgroundService
{
    /// <summary>One pass over all shards.</summary>
    /// <returns>How many items were acted upon.</returns>
    public Task<int> RunDueAsync(CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Something may be due now.</summary>
    public void Wake() => throw new NotSupportedException();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}
