using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// One storage emulator (tables only, in memory, on a free loopback port) for the whole test run, started by the first test that
/// asks. Tests keep apart by a table prefix of their own.
/// </summary>
internal sealed class Azurite
{
    private const string DefaultAccount = "devstoreaccount1";

    // The emulator's key is public and the same everywhere (Azurite documentation, "Default storage account").
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly Lazy<Task<Azurite>> Shared = new(() => LaunchAsync("http", DefaultAccount));

    private readonly Process process;
    private readonly string account;

    private Azurite(Process process, string scheme, int port, string account)
    {
        (this.process, this.account) = (process, account);
        Endpoint = new Uri($"{scheme}://127.0.0.1:{port}/{account}");
        ConnectionString = $"DefaultEndpointsProtocol={scheme};AccountName={account};AccountKey={Key};TableEndpoint={Endpoint}";
    }

    public Uri Endpoint { get; }

    /// <summary>For the setting <c>Storage:ConnectionString</c>.</summary>
    public string ConnectionString { get; }

    public TableSharedKeyCredential Credential => new(account, Key);

    public static Task<Azurite> StartAsync() => Shared.Value;

    /// <summary>One more, with an account of that name, over https: then it also takes Entra's tokens, whoever signed them.</summary>
    public static Task<Azurite> StartSecureAsync(string account, TestCertificate certificate) =>
        LaunchAsync("https", account, "--cert", certificate.File, "--key", certificate.KeyFile, "--oauth", "basic");

    /// <summary>One that no other test has, so that it can be stopped; it ends with the test run.</summary>
    public static Task<Azurite> StartOwnAsync() => LaunchAsync("http", DefaultAccount);

    /// <summary>It takes connections and answers nothing, until <see cref="Resume"/>.</summary>
    public void Pause() => Signals.Send(process, Signals.Stop);

    public void Resume() => Signals.Send(process, Signals.Continue);

    /// <summary>For the setting <c>Storage:TablePrefix</c>: no other test has it.</summary>
    public static string NewPrefix() => $"t{Guid.NewGuid():N}"[..16];

    public TableServiceClient Service(TableClientOptions? options = null) => new(ConnectionString, options);

    /// <summary>A created table that no other test has.</summary>
    public async Task<TableClient> NewTableAsync(TableClientOptions? options = null)
    {
        var name = NewPrefix();
        await Service().CreateTableAsync(name);
        return Service(options).GetTableClient(name);
    }

    /// <summary>The bot's own tables and the named others, created under a prefix that no other test has.</summary>
    public async Task<Tables> NewTablesAsync(TableClientOptions? options = null, params IEnumerable<string> others)
    {
        var storage = Options.Create(new StorageOptions { ConnectionString = ConnectionString, TablePrefix = NewPrefix() });
        TableName[] names = [.. TableNames.All.Concat(others).Select(name => new TableName(name))];
        await new Tables(Service(), storage, names).CreateAsync(CancellationToken.None);
        return new Tables(Service(options), storage, names);
    }

    private static async Task<Azurite> LaunchAsync(string scheme, string account, params IEnumerable<string> more)
    {
        var modules = await NpmTools.ModulesAsync();
        var start = NpmTools.Node([
            Repository.PathOf("Bot.Tests", "Infrastructure", "azurite-while-stdin.cjs"), modules, "--tableHost", "127.0.0.1",
            "--tablePort", "0", "--inMemoryPersistence", "--silent", "--loose", "--skipApiVersionCheck",
            "--disableTelemetry", "--tableKeepAliveTimeout", "3600", .. more]);
        start.Environment["AZURITE_ACCOUNTS"] = $"{account}:{Key}";
        var process = Process.Start(start)!;

        // When the test host is killed instead, the emulator's standard input closes, and it ends by itself.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        var errors = process.StandardError.ReadToEndAsync();
        var port = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("port ", StringComparison.Ordinal))
            {
                port = int.Parse(line[5..], CultureInfo.InvariantCulture);
            }
            else if (line.Contains("successfully started", StringComparison.Ordinal))
            {
                // Read on, or the emulator stops when the pipe is full.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Azurite(process, scheme, port, account);
            }
        }

        throw new InvalidOperationException($"The storage emulator did not start: {await errors}");
    }
}
