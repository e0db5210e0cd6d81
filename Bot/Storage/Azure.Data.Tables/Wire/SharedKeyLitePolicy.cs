using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// Signs each attempt (Authorize with Shared Key, section "Table service (Shared Key Lite authorization)", Azure Storage REST API):
/// HMAC-SHA256 over the date and the canonicalized resource, which is "/account" + encoded path + "?comp=..." where there is one.
/// </summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);

        // ToUri is what goes on the wire: what it normalizes has to be signed normalized.
        var path = request.Uri.ToUri().AbsolutePath;
        var signed = $"{date}\n/{credential.AccountName}{path}{Component(request.Uri.Query)}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(credential.Key, Encoding.UTF8.GetBytes(signed)));
        request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }

    private static string Component(string query) =>
        query.TrimStart('?').Split('&').FirstOrDefault(pair => pair.StartsWith("comp=", StringComparison.Ordinal)) is { } pair
            ? $"?{pair}"
            : "";
}
