using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Benchmarks.Tables;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Inbound.Tokens;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>
/// The bot that people talk to. The keys of inbound tokens are on loopback too, and the clock of Teams' rate limits goes faster.
/// </summary>
internal static class BotRole
{
    public static async Task<int> RunAsync(IConfiguration settings)
    {
        var builder = LoopbackBot.Create(settings);
        var metadata = new Uri(settings["issuer"]!);
        builder.Services.AddSingleton<IReadOnlyList<TrustedIssuer>>(provider =>
            [.. TrustedIssuers.For(provider.GetRequiredService<IOptions<TeamsOptions>>().Value).Select(issuer => issuer with { Metadata = metadata })]);
        builder.Services.AddSingleton(new RateLimiter(new QuickTime()));
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

    /// <summary>A hundred seconds in each second, so that the load is what slows the bot, not what Teams lets it say to one person or tenant.</summary>
    private sealed class QuickTime : TimeProvider
    {
        public override long TimestampFrequency => System.TimestampFrequency / 100;
    }
}
