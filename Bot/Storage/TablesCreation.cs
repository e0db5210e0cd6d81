using Azure;
using Azure.Identity;

namespace TeamsMentorBot.Storage;

/// <summary>Creates the tables before any other hosted service starts, so that no feature meets a missing one.</summary>
internal sealed class TablesCreation(Tables tables) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tables.CreateAsync(cancellationToken);
        }
        catch (Exception failed) when (failed is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            throw new InvalidOperationException(
                "The bot's tables could not be created: check Storage:Endpoint or Storage:ConnectionString, and that the identity "
                + "has the role Storage Table Data Contributor.",
                failed);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
