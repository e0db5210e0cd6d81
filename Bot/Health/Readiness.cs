using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TeamsMentorBot.Health;

/// <summary>
/// What the last look found, for a while: load balancers ask every instance again and again, and nobody may use the
/// address to make the bot call its storage.
/// </summary>
internal sealed class Readiness(HealthCheckService checks, TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private Task<HealthReport>? last;
    private DateTimeOffset until;

    public Task<HealthReport> LookAsync()
    {
        lock (gate)
        {
            // A look under way serves everybody who asks meanwhile; it is never cut short by one of them going away.
            if (last is null || (last.IsCompleted && time.GetUtcNow() >= until))
            {
                until = time.GetUtcNow() + Kept;
                last = checks.CheckHealthAsync(CancellationToken.None);
            }

            return last;
        }
    }
}
