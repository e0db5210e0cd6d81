using System.Diagnostics.CodeAnalysis;

namespace TeamsMentorBot.People;

/// <summary>
/// Before the process ends: what it alone remembers about people is stored. Turns are over by then, since the web server stops first.
/// </summary>
internal sealed partial class StoreRemembered(PersonStore people, ILogger<StoreRemembered> logger) : IHostedService
{
    private const int AtOnce = 16;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        people.Remembered, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, _) => await StoreAsync(id, cancellationToken));

    [SuppressMessage("Design", "CA1031", Justification = "One person's row stops neither the others' nor the end of the process.")]
    private async Task StoreAsync(PersonId id, CancellationToken ct)
    {
        try
        {
            await people.StoreRememberedAsync(id, ct);
        }
        catch (Exception failure)
        {
            LogLost(failure, id.TenantId, id.ObjectId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What the bot said last to {Tenant}|{Person} could not be stored before the end.")]
    private partial void LogLost(Exception failure, string tenant, string person);
}
