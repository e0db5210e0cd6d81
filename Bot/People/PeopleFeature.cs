using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.People;

internal static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
        {
            var url = new Uri(provider.GetRequiredService<IOptions<TeamsOptions>>().Value.ProactiveServiceUrl!);
            return new ServiceUrls(_ => url);
        });
        services.AddSingleton<PersonStore>();
        services.AddHostedService<StoreRemembered>();
        services.AddSingleton<PersonLocks>();
        services.AddSingleton<Doorkeeper>();
        services.AddSingleton<Messenger>();
        services.AddSingleton<Addresses>();
        services.AddSingleton<FindChat>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Leavers>();
        services.AddSingleton<ManagementLine>();
        services.AddSingleton<Standings>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<TakePause>();
        return services;
    }
}
