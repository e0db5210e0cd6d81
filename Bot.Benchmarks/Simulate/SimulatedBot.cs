using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Benchmarks.Roles;
using TeamsMentorBot.Benchmarks.Tables;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Benchmarks.Simulate;

/// <summary>The bot on a clock that jumps, on tables in memory, and with a Connector in this process.</summary>
internal static class SimulatedBot
{
    private const string Prefix = "simulated";

    public static WebApplicationBuilder Create(SimulatedTime time, MemoryTables tables, HttpMessageHandler connector)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("storage", "memory"), new("prefix", Prefix), new("log", "Error")]).Build();
        var builder = LoopbackBot.Create(settings);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new LeaseClock(time));
        builder.Services.AddSingleton(new WireClock(time));
        builder.Services.AddSingleton(_ => new RateLimiter(time.Hurrying));
        builder.Services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<ConnectorTransport>(provider, new HttpClient(connector) { Timeout = Timeout.InfiniteTimeSpan }));
        // While one waits and the clock jumps, no other may be on its way: it would arrive later than it left.
        builder.Services.Configure<DeliveryOptions>(options => options.Concurrency = 1);
        builder.Services.Configure<TableClientOptions>(options => options.Transport = tables);
        return builder;
    }

    /// <summary>Which of the bot's tables has that name here.</summary>
    public static string TableOf(string name) => name[Prefix.Length..];

    /// <summary>When the first thing on the agenda falls due; null where there is none.</summary>
    public static DateTimeOffset? NextDue(MemoryTables tables) =>
        tables.FirstRow(Prefix + TableNames.Agenda) is { } row ? TableKeys.ReadMoment(TableKeys.Split(row)[0]) : null;
}
