using Microsoft.Extensions.Diagnostics.HealthChecks;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Health;

/// <summary>Whether the bot can prove who it is to Teams. The token is kept, so this rarely asks anybody.</summary>
internal sealed class TokenCheck(ConnectorToken token) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await token.GetAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
