using System.Globalization;

namespace TeamsMentorBot.Local;

/// <summary>Azurite's table service: the local stand-in for Azure Table storage.</summary>
internal static class StorageEmulator
{
    // Public, and the same on every machine: Azurite's documentation, "Default storage account".
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static string ConnectionString(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint=http://127.0.0.1:{port}/{Account}";

    public static string Folder(LocalFolders folders) => Path.Combine(folders.Data, "tables");

    public static ToolCommand Command(LocalOptions options, LocalFolders folders, string modules) => new()
    {
        Name = "The storage emulator",
        Script = Path.Combine(modules, "azurite", "dist", "src", "table", "main.js"),
        Arguments =
        [
            "--tableHost", "127.0.0.1", "--tablePort", options.StoragePort.ToString(CultureInfo.InvariantCulture),
            "--location", Folder(folders), "--silent", "--loose", "--skipApiVersionCheck", "--disableTelemetry",
            "--tableKeepAliveTimeout", "3600",
        ],
        Folder = Folder(folders),
        ReadyWhen = "successfully started",
    };
}
