using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TeamsMentorBot.Telemetry;

namespace TeamsMentorBot.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also do its work.</summary>
internal static class HealthFeature
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StorageCheck>("storage", timeout: Patience)
            .AddCheck<TokenCheck>("token", timeout: Patience);
        services.AddSingleton<Readiness>();
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var readiness = routes.ServiceProvider.GetRequiredService<Readiness>();
        routes.MapGet("/health/live", () => TypedResults.Ok(new HealthAnswer("Healthy", ProgramVersion.Text, [])));
        routes.MapGet("/health/ready", async () => Answer(await readiness.LookAsync()));
    }

    // Names and states only: what an exception says is for the log.
    private static JsonHttpResult<HealthAnswer> Answer(HealthReport report) => TypedResults.Json(
        new HealthAnswer(report.Status.ToString(), ProgramVersion.Text, report.Entries.ToDictionary(check => check.Key, State)),
        statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);

    private static string State(KeyValuePair<string, HealthReportEntry> check) => check.Value.Status.ToString();
}

internal sealed record HealthAnswer(string Status, string Version, Dictionary<string, string> Checks);
