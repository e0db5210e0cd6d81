using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TeamsMentorBot.Delivery;

internal static class DeliveryFeature
{
    /// <summary>Needs storage; handlers are registered by the features as <see cref="IAgendaHandler"/>, one per kind.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>()
            .Bind(configuration.GetSection(DeliveryOptions.Section))
            .ValidateDataAnnotations()
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
        services.AddSingleton<Dispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        return services;
    }
}
