using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Reads <c>{"odata.error":{"code":"..","message":{"lang":"..","value":".."}}}</c>
/// (Status and error codes, Azure Storage REST API); the header <c>x-ms-error-code</c> stands in where the body says nothing.
/// </summary>
internal sealed class ODataErrors : RequestFailedDetailsParser
{
    public static ODataErrors Parser { get; } = new();

    public override bool TryParse(
        Response response,
        [NotNullWhen(true)] out ResponseError? error,
        out IDictionary<string, string>? data)
    {
        data = null;
        var (code, message) = Read(response);
        code ??= response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : null;
        error = code is null ? null : new ResponseError(code, message);
        return error is not null;
    }

    public static (string? Code, string? Message) Read(Response response)
    {
        if (response.ContentStream is not { CanSeek: true } body || body.Length == 0)
            return default;

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            return document.RootElement.TryGetProperty("odata.error", out var error)
                ? (error.GetProperty("code").GetString(), error.GetProperty("message").GetProperty("value").GetString())
                : default;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A proxy's HTML page, for example: the status code still says enough.
            return default;
        }
    }
}
