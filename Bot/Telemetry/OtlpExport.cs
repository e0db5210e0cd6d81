using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace TeamsMentorBot.Telemetry;

/// <summary>
/// Sends the bot's own metrics and traces to a collector, if one is configured. Of .NET's sources only metrics: their traces hold
/// whole addresses, in which keys of rows and conversations stand.
/// </summary>
internal sealed class OtlpExport(IOptions<TelemetryOptions> options) : IHostedService, IDisposable
{
    private static readonly string[] Meters =
        [Measures.Source, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is { OtlpEndpoint.Length: > 0 } collector)
        {
            var resource = ResourceBuilder.CreateDefault().AddService(Measures.Source, serviceVersion: ProgramVersion.Text);
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
                .AddOtlpExporter(otlp => Lead(otlp, collector, "metrics")).Build();
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Measures.Source)
                .AddOtlpExporter(otlp => Lead(otlp, collector, "traces")).Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is still held goes out first.</summary>
    public void Dispose()
    {
        metrics?.Dispose();
        traces?.Dispose();
    }

    private static void Lead(OtlpExporterOptions otlp, TelemetryOptions collector, string signal)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = collector.AddressOf(signal);
        otlp.Headers = collector.OtlpHeaders;
    }
}
