namespace TeamsMentorBot.Rates;

internal static class RatesFeature
{
    public static IServiceCollection AddRates(this IServiceCollection services) => services.AddSingleton<RateLimiter>();
}
