using Azure.Data.Tables;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Health;

/// <summary>Reads a row that is not there: the smallest question that needs the account, its table and the right to read it.</summary>
internal sealed class StorageCheck(Tables tables) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await tables.Instances.GetEntityIfExistsAsync<TableEntity>("health", "health", cancellationToken: cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
