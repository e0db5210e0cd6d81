using Microsoft.Extensions.DependencyInjection.Extensions;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Local;

/// <summary>What the local run adds to the bot's own features: a Graph and a clock of its own, a sample program, addresses of the Playgrounds.</summary>
internal static class LocalRunFeature
{
    public static IServiceCollection AddLocalRun(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.GetValue("Local:Enabled", true))
            return services;
        services.AddLocalGraph(configuration);
        services.AddSingleton(provider => new LocalClock(LocalClock.FileIn(provider.GetRequiredService<LocalRun>().Folders)));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<LocalClock>()));
        services.AddSingleton<MoveClock>();
        services.AddHostedService<SampleProgram>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<LocalOptions>();
            return new ServiceUrls(id => SamplePeople.All.FirstOrDefault(person => person.Id == id)?.ServiceUrl(options)
                ?? throw new InvalidOperationException("The local run knows its sample people only."));
        });
        return services;
    }
}
