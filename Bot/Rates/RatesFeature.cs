using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TeamsMentorBot.Rates;

internal static class RatesFeature
{
    public static IServiceCollection AddRates(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RateLimiter>();
        return services;
    }
}
