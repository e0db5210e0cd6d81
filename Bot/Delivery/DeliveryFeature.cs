using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TeamsMentorBot.Delivery;

internal static class DeliveryFeature
{
    /// <summary>Needs storage and rates; handlers are registered by the features as <see cref="IAgendaHandler"/>, one per kind.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>()
            .Bind(configuration.GetSection(DeliveryOptions.Section))
            .Validate(options => options.PollSeconds is >= 1 and <= 300, "Delivery:PollSeconds must be 1 to 300.")
            .Validate(options => options.Concurrency is >= 1 and <= 64, "Delivery:Concurrency must be 1 to 64.")
            .ValidateOnStart();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = DeliveryTimes.Shutdown);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new LeaseClock(TimeProvider.System));
        services.AddSingleton<Alarm>();
        services.AddSingleton<Agenda>();
        services.AddSingleton<Claims>();
        services.AddSingleton<TenantPauses>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<AgendaWorker>();
        services.AddSingleton<RecipientRows>();
        services.AddSingleton<StuckItems>();
        services.AddSingleton<RestoreItems>();
        services.AddSingleton<DailyClaim>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<Instances>();
        services.AddSingleton<SweepAgenda>();
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<Instances>());
        services.AddHostedService(provider => provider.GetRequiredService<SweepAgenda>());
        return services;
    }
}
