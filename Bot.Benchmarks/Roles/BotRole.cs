using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Benchmarks.Tables;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Teams.Inbound.Tokens;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>
/// The bot as in Production, with every feature. Four things differ, because everything is on loopback: where the keys of
/// inbound tokens are, the outbound token, that a Connector on loopback may be called, and the clock of Teams' rate limits.
/// </summary>
internal static class BotRole
{
    public static async Task<int> RunAsync(IConfiguration settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(Configuration(settings));
        builder.Listen();
        builder.AddMentorBot();
        Loopback(builder.Services, new Uri(settings["issuer"]!));
        if (settings["storage"] == "memory")
        {
            var transport = new MemoryTables();
            builder.Services.Configure<TableClientOptions>(options => options.Transport = transport);
        }

        var app = builder.Build();
        app.MapMentorBot();
        app.MapPost("/seed", async (int people) =>
            await ActivatorUtilities.CreateInstance<Seeding>(app.Services).SeedAsync(people, settings["connector"]!));
        return await app.ServeAsync();
    }

    private static Dictionary<string, string?> Configuration(IConfiguration settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            ["Logging:LogLevel:System"] = "Warning",
            ["Teams:AppId"] = Crowd.AppId,
            ["Teams:TenantId"] = Crowd.Tenants[0],
            ["Teams:ClientSecret"] = "not a secret",
            ["Storage:ConnectionString"] = settings["storage"] == "memory" ? "UseDevelopmentStorage=true" : settings["storage"],
            ["Storage:TablePrefix"] = settings["prefix"],
            ["Graph:Enabled"] = "false",
        };
        foreach (var (index, tenant) in Crowd.Tenants.Index())
        {
            all[$"Teams:AllowedTenants:{index}"] = tenant;
        }

        return all;
    }

    private static void Loopback(IServiceCollection services, Uri metadata)
    {
        services.AddSingleton<IReadOnlyList<TrustedIssuer>>(provider =>
            [.. TrustedIssuers.For(provider.GetRequiredService<IOptions<TeamsOptions>>().Value).Select(issuer => issuer with { Metadata = metadata })]);
        services.AddSingleton(provider => new ConnectorToken(
            new OwnCredential(), "scope", provider.GetRequiredService<WireClock>(), provider.GetRequiredService<ILogger<ConnectorToken>>()));
        services.AddSingleton(provider =>
            new ServiceUrlPolicy(provider.GetRequiredService<IOptions<TeamsOptions>>(), new LoopbackAllowed()));
        services.AddSingleton(new RateLimiter(new QuickTime()));
    }

    private sealed class OwnCredential : TokenCredential
    {
        // As long as Entra's tokens are.
        private static readonly AccessToken Token = new(new string('t', 1500), DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Token);
    }

    private sealed class LoopbackAllowed : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }

    /// <summary>A hundred seconds in each second, so that the load is what slows the bot, not what Teams lets it say to one person or tenant.</summary>
    private sealed class QuickTime : TimeProvider
    {
        public override long TimestampFrequency => System.TimestampFrequency / 100;
    }
}
