using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TeamsMentorBot.Rates;

internal static class RatesFeature
{
    public static IServiceCollection AddRates(this IServiceCollection services)
    {
        // On true time: a service's limits do not move with a clock that is moved by hand.
        services.TryAddSingleton(_ => new RateLimiter(TimeProvider.System));
        return services;
    }
}
