using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>
/// The bot as in Production, with every feature. Two things differ, because everything is on loopback: the outbound token, and
/// that a Connector on loopback may be called.
/// </summary>
internal static class LoopbackBot
{
    public static WebApplicationBuilder Create(IConfiguration settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(Configuration(settings));
        builder.Listen();
        builder.AddMentorBot();
        builder.Services.AddSingleton(provider => new ConnectorToken(
            new OwnCredential(), "scope", provider.GetRequiredService<WireClock>(), provider.GetRequiredService<ILogger<ConnectorToken>>()));
        builder.Services.AddSingleton(provider =>
            new ServiceUrlPolicy(provider.GetRequiredService<IOptions<TeamsOptions>>(), new LoopbackAllowed()));
        return builder;
    }

    private static Dictionary<string, string?> Configuration(IConfiguration settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = settings["log"] ?? "Information",
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
            all[$"Teams:AllowedTenants:{index}"] = tenant;

        return all;
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
}
