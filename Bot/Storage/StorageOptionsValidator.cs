using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Storage;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public const int MaxPrefix = 20;

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        string[] wrong = [.. Where(options), .. Prefix(options.TablePrefix)];
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Where(StorageOptions options) => (Has(options.ConnectionString), Has(options.Endpoint)) switch
    {
        (false, false) =>
            ["Set Storage:Endpoint (with an Azure identity) or Storage:ConnectionString: the bot keeps everything in Azure Tables."],
        (true, true) => ["Set only one of Storage:Endpoint and Storage:ConnectionString."],
        (true, false) => ConnectionStringErrors(options.ConnectionString!),
        (false, true) => EndpointErrors(options),
    };

    private static IEnumerable<string> ConnectionStringErrors(string text)
    {
        string? error = null;
        try
        {
            _ = new TableServiceClient(text);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            // The message is left out on purpose: it may come to quote the secret.
            error = "Storage:ConnectionString is not a storage connection string with AccountName and AccountKey.";
        }

        return error is null ? [] : [error];
    }

    private static IEnumerable<string> EndpointErrors(StorageOptions options)
    {
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            yield return "Storage:Endpoint must be an https address, such as https://{account}.table.core.windows.net.";

        if (Has(options.ManagedIdentityClientId) && !Guid.TryParse(options.ManagedIdentityClientId, out _))
            yield return "Storage:ManagedIdentityClientId must be the client id (a GUID) of the managed identity.";
    }

    private static IEnumerable<string> Prefix(string? prefix)
    {
        if (!string.IsNullOrEmpty(prefix) && !(prefix.Length <= MaxPrefix && char.IsAsciiLetter(prefix[0]) && prefix.All(char.IsAsciiLetterOrDigit)))
            yield return $"Storage:TablePrefix must be at most {MaxPrefix} ASCII letters and digits and start with a letter.";
    }

    private static bool Has(string? value) => !string.IsNullOrWhiteSpace(value);
}
