using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Benchmarks.Dispatch;

internal static class MeasuredFeature
{
    /// <summary>One more kind of item on the bot's agenda; its rate limits run on that clock.</summary>
    public static void AddMeasured(this IServiceCollection services, string connector, DispatchSabotage sabotage, TimeProvider time)
    {
        services.AddSingleton<IAgendaHandler>(provider => new SendMeasured(provider.GetRequiredService<ConnectorClient>(), connector, sabotage));
        services.AddSingleton(_ => new RateLimiter(sabotage switch
        {
            DispatchSabotage.Slow => new WrongTime(time, 0.5),
            DispatchSabotage.Fast => new WrongTime(time, 10),
            _ => time,
        }));
    }
}
