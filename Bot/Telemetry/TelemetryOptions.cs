using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Telemetry;

/// <summary>Section <c>Telemetry</c>: where metrics and traces go. Nowhere while it is empty.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Base address of an OpenTelemetry collector that takes OTLP over HTTP, such as <c>https://collector.example.com:4318</c>.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>Headers that the collector asks for: <c>name=value</c>, with commas between. Often a key: keep it where secrets are kept.</summary>
    public string? OtlpHeaders { get; set; }

    /// <param name="signal">For example <c>metrics</c> (OpenTelemetry protocol specification, "OTLP/HTTP Request").</param>
    public Uri AddressOf(string signal) => new($"{OtlpEndpoint!.TrimEnd('/')}/v1/{signal}");
}

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) => options switch
    {
        { OtlpEndpoint: { Length: > 0 } endpoint } when !IsWebAddress(endpoint) => ValidateOptionsResult.Fail(
            "Telemetry:OtlpEndpoint must be an http or https address, such as https://collector.example.com:4318."),
        { OtlpHeaders: { Length: > 0 } headers } when !headers.Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) > 0) =>
            ValidateOptionsResult.Fail("Telemetry:OtlpHeaders must be name=value, with commas between."),
        _ => ValidateOptionsResult.Success,
    };

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0;
}
