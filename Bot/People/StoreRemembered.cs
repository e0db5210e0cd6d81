using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.People;

/// <summary>
/// What this instance alone remembers about people is stored when others come, which may have the next turn of any of them, and before
/// the process ends. Turns are over by then, since the web server stops first.
/// </summary>
internal sealed partial class StoreRemembered(PersonStore people, Instances instances, ILogger<StoreRemembered> logger) : IHostedService
{
    private const int AtOnce = 16;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        instances.WhenOthersCome(StoreAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => StoreAsync(cancellationToken);

    private Task StoreAsync(CancellationToken ct) => Parallel.ForEachAsync(
        people.Remembered, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, _) => await StoreAsync(id, ct));

    /// <summary>One person's row stops neither the others' nor the end of the process.</summary>
    private async Task StoreAsync(PersonId id, CancellationToken ct)
    {
        try
        {
            await people.StoreRememberedAsync(id, ct);
        }
        catch (Exception failure)
        {
            LogNotStored(failure, id.TenantId, id.ObjectId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is remembered about {Tenant}|{Person} could not be stored.")]
    private partial void LogNotStored(Exception failure, string tenant, string person);
}
