namespace Azure.Data.Tables;

/// <summary>
/// The part of Azure Storage connection strings that tables need: an account key with a <c>TableEndpoint</c>
/// or an <c>EndpointSuffix</c>, or the emulator (Configure Azure Storage connection strings; Azurite documentation).
/// </summary>
internal sealed record ConnectionString(Uri TableEndpoint, TableSharedKeyCredential Credential)
{
    // The emulator's account and key are the same for everybody and documented.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string DefaultSuffix = "core.windows.net";

    public static ConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, "connectionString");
        var settings = Split(text);
        if (settings.TryGetValue("UseDevelopmentStorage", out var emulator) && bool.TryParse(emulator, out var isEmulator) && isEmulator)
            return new(new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"), new(EmulatorAccount, EmulatorKey));

        if (!settings.TryGetValue("AccountName", out var account) || !settings.TryGetValue("AccountKey", out var key))
            throw Invalid("needs AccountName and AccountKey (shared access signatures are not supported)");

        return new(Endpoint(settings, account), new(account, key));
    }

    private static Uri Endpoint(Dictionary<string, string> settings, string account)
    {
        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var text = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{protocol}://{account}.table.{settings.GetValueOrDefault("EndpointSuffix", DefaultSuffix)}";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? uri
            : throw Invalid("has no usable table endpoint");
    }

    private static Dictionary<string, string> Split(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Keys end in '=' padding, so only the first one separates.
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !settings.TryAdd(part[..at].TrimEnd(), part[(at + 1)..].TrimStart()))
                throw Invalid("must be Name=value pairs with ';' between them, each name once");
        }

        return settings;
    }

    private static FormatException Invalid(string why) => new($"The storage connection string {why}.");
}
