using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>A bot with a registration, so that only tokens open its door, and the issuer of those tokens.</summary>
internal sealed class TokenHost : IAsyncDisposable
{
    public const string AppId = "00000000-0000-4000-8000-000000000003";
    public const string MicrosoftTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

    private TokenHost(TeamsHost host, FakeIssuer issuer) => (Host, Issuer) = (host, issuer);

    public TeamsHost Host { get; }

    public FakeIssuer Issuer { get; }

    public int Turns { get; private set; }

    public static async Task<TokenHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var issuer = await FakeIssuer.StartAsync();
        TokenHost? self = null;
        var all = new Dictionary<string, string?>
        {
            ["Teams:AppId"] = AppId,
            ["Teams:TenantId"] = TeamsHost.Tenant,
            ["Teams:ClientSecret"] = "not a secret",
        };
        foreach (var (key, value) in settings)
            all[key] = value;

        var host = await TeamsHost.StartAsync(
            [Route.Text((_, _) => Task.FromResult(self!.Turns++))],
            all,
            services: services =>
            {
                services.AddSingleton<IReadOnlyList<TrustedIssuer>>(_ => FromLocalSource(issuer, all));
                services.AddSingleton(provider => new ConnectorToken(
                    new FakeCredential(), "scope", provider.GetRequiredService<WireClock>(), NullLogger<ConnectorToken>.Instance));
            });
        host.Connector.Token = FakeCredential.Token;
        return self = new(host, issuer);
    }

    /// <summary>The claims that Teams' tokens have.</summary>
    public JsonObject Claims()
    {
        var now = Host.Time.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["serviceurl"] = Host.Connector.ServiceUrl(TeamsHost.Tenant),
            ["nbf"] = now - 60,
            ["exp"] = now + 3600,
            ["iss"] = FakeIssuer.BotFramework,
            ["aud"] = AppId,
        };
    }

    public TeamsUser Person(string token, string tenant = TeamsHost.Tenant) =>
        new(Host.Http, Host.Connector, Host.Time, tenant, "00000000-0000-4000-8000-000000000004", "Maya") { Token = () => token };

    public Task<HttpResponseMessage> SayAsync(string token) => Person(token).SaysAsync("hello");

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    private static List<TrustedIssuer> FromLocalSource(FakeIssuer issuer, Dictionary<string, string?> settings)
    {
        var options = new TeamsOptions { AppId = AppId, TenantId = TeamsHost.Tenant };
        if (settings.TryGetValue("Teams:Cloud", out var cloud))
            options.Cloud = Enum.Parse<TeamsCloud>(cloud!);

        if (settings.TryGetValue("Teams:EntraCallers:0", out var caller))
            options.EntraCallers = [caller!];

        return [.. TrustedIssuers.For(options).Select(trusted => trusted with { Metadata = issuer.MetadataAddress })];
    }
}

internal sealed class FakeCredential : TokenCredential
{
    public const string Token = "outbound-token";

    public Func<AccessToken> Answer { get; set; } = () => new(Token, DateTimeOffset.MaxValue);

    public int Asked { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked++;
        return Answer();
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
