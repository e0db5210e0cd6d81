using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Telemetry;

internal static class TelemetryFeature
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        services.Configure<TableClientOptions>(options => options.AddPolicy(new MeasuredStorage(), HttpPipelinePosition.PerRetry));
        services.AddHostedService<OtlpExport>();
        return services;
    }
}
