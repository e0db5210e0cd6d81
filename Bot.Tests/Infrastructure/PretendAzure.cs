using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// What a release meets in Azure, over https: Bot Framework's keys and the Connector at their true addresses, tables that take Entra's
/// tokens, and App Service's source of those for the managed identity. Doubles on this machine answer; the program knows nothing of that.
/// </summary>
internal sealed class PretendAzure : IAsyncDisposable
{
    public const string Tenant = BotFixture.Tenant;
    public const string AppId = "00000000-0000-4000-8000-000000000003";

    private const string Account = "mentorbotabcdefghijklm";
    private const string TableHost = Account + ".table.core.windows.net";
    private const string KeysHost = "login.botframework.com";
    private const string ConnectorHost = "smba.trafficmanager.net";
    private const string IdentityHeader = "for-this-app-alone";

    private readonly TestCertificate certificate;
    private readonly FakeIssuer issuer;
    private readonly Azurite storage;
    private readonly NameProxy proxy;
    private readonly WebApplication identity;

    private PretendAzure(TestCertificate certificate, FakeIssuer issuer, FakeConnector connector, Azurite storage)
    {
        (this.certificate, this.issuer, Connector, this.storage) = (certificate, issuer, connector, storage);
        issuer.KeysAddress = $"https://{KeysHost}/keys";
        proxy = new NameProxy(new Dictionary<string, int>
        {
            [KeysHost] = issuer.MetadataAddress.Port,
            [ConnectorHost] = connector.Port,
            [TableHost] = storage.Endpoint.Port,
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        identity = builder.Build();
        identity.MapGet("/msi/token", GiveToken);
        connector.Token = Token("https://api.botframework.com");
    }

    public FakeConnector Connector { get; }

    /// <summary>Hosts beyond these that the program asked for.</summary>
    public IReadOnlyCollection<string> Strangers => proxy.Strangers;

    /// <summary>The settings that the deployment template gives the web app.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Teams__AppId"] = AppId,
        ["Teams__TenantId"] = Tenant,
        ["Teams__ManagedIdentityClientId"] = AppId,
        ["Storage__Endpoint"] = $"https://{TableHost}",
        ["Storage__ManagedIdentityClientId"] = AppId,
        ["Graph__Enabled"] = "False",
        ["Graph__ManifestId"] = "",
        ["Graph__CatalogAppId"] = "",
        ["Graph__Uses"] = "None",
        ["Graph__SenderUserId"] = "",
        ["Graph__ManagedIdentityClientId"] = AppId,
        ["Telemetry__OtlpEndpoint"] = "",
        ["Telemetry__OtlpHeaders"] = "",
        ["Programs__Owners__0"] = $"{Tenant}|{Somebody.Priya.ObjectId}",
    };

    public static async Task<PretendAzure> StartAsync()
    {
        var certificate = new TestCertificate(KeysHost, ConnectorHost, TableHost);
        var azure = new PretendAzure(
            certificate,
            await FakeIssuer.StartAsync(certificate),
            await FakeConnector.StartAsync(publicAddress: new Uri($"https://{ConnectorHost}"), certificate: certificate),
            await Azurite.StartSecureAsync(Account, certificate));
        await azure.identity.StartAsync();
        return azure;
    }

    /// <summary>A release in Production, as App Service starts it; other settings over the template's, and null takes one away.</summary>
    public BotProcess Run(ReleasePackage release, params IEnumerable<(string Key, string? Value)> settings)
    {
        var environment = new Dictionary<string, string?>(Settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "https://127.0.0.1:0",
            ["Kestrel__Certificates__Default__Path"] = certificate.File,
            ["Kestrel__Certificates__Default__KeyPath"] = certificate.KeyFile,
            ["IDENTITY_ENDPOINT"] = $"{identity.Urls.Single()}/msi/token",
            ["IDENTITY_HEADER"] = IdentityHeader,
            // The emulator takes no transactions at an address that has the account in its host name.
            ["Storage__Endpoint"] = storage.Endpoint.AbsoluteUri,
            ["NO_PROXY"] = storage.Endpoint.Host,
            ["HTTPS_PROXY"] = proxy.Address.OriginalString,
            ["SSL_CERT_FILE"] = certificate.File,
        };
        foreach (var (key, value) in settings)
            environment[key] = value;

        return BotProcess.StartRelease(release, environment);
    }

    /// <summary>A client of a running release; it trusts no other.</summary>
    public async Task<HttpClient> ClientAsync(BotProcess bot)
    {
        var client = certificate.Client();
        client.BaseAddress = await bot.AddressAsync();
        return client;
    }

    public TeamsUser User(HttpClient bot, Somebody who) =>
        new(bot, Connector, TimeProvider.System, who.TenantId, who.ObjectId, who.Name) { Token = () => ConnectorToken() };

    /// <summary>As the Connector signs its calls.</summary>
    public string ConnectorToken(string audience = AppId)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return issuer.Sign(new JsonObject
        {
            ["serviceurl"] = Connector.ServiceUrl(Tenant), ["nbf"] = now - 60, ["exp"] = now + 3600,
            ["iss"] = FakeIssuer.BotFramework, ["aud"] = audience,
        });
    }

    /// <summary>How an administrator's script reaches the tables: address, token and whom to trust.</summary>
    public (Uri Endpoint, string Token, string CertificateFile) ForAdministrator =>
        (storage.Endpoint, Token("https://storage.azure.com"), certificate.File);

    /// <summary>The tables without the bot.</summary>
    public TableServiceClient Tables() =>
        storage.Service(new TableClientOptions { Transport = new HttpClientTransport(certificate.Client()) });

    /// <summary>The bot's own parts on the same tables, in the test's process.</summary>
    public ServiceProvider Services()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Storage:ConnectionString", (string?)storage.ConnectionString)]);
        builder.AddMentorBot();
        builder.Services.Configure<TableClientOptions>(options => options.Transport = new HttpClientTransport(certificate.Client()));
        return builder.Services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await identity.DisposeAsync();
        await Connector.DisposeAsync();
        await issuer.DisposeAsync();
        certificate.Dispose();
    }

    // Azure App Service documentation, "Connect to Azure services in app code": the REST endpoint of managed identities.
    private IResult GiveToken(HttpRequest request)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != IdentityHeader || request.Query["client_id"] != AppId)
            return Results.StatusCode(StatusCodes.Status401Unauthorized);

        var resource = request.Query["resource"].ToString();
        var end = TimeProvider.System.GetUtcNow().AddHours(24).ToUnixTimeSeconds();
        return Results.Json(new JsonObject
        {
            ["access_token"] = resource == "https://api.botframework.com" ? Connector.Token : Token(resource),
            ["expires_on"] = end.ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
            ["client_id"] = AppId,
        });
    }

    private string Token(string audience)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return issuer.Sign(new JsonObject
        {
            ["iss"] = $"https://sts.windows.net/{Tenant}/", ["aud"] = audience, ["iat"] = now - 60, ["nbf"] = now - 60, ["exp"] = now + 86_400,
        });
    }
}
