using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Teams.Inbound;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Teams;

/// <summary>Wiring of the Activity protocol, on top of the rates. The table of routes is registered by whoever owns the use cases.</summary>
internal static class TeamsFeature
{
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration(TeamsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidator>();
        services.TryAddSingleton(new WireClock(TimeProvider.System));
        services.AddSingleton<ServiceUrlPolicy>();
        services.AddConnector();

        services.AddSingleton<InboundRules>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, InboundAuthentication>(InboundAuthentication.SchemeName, null);
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<CardPresses>();
        services.AddSingleton<TurnDispatcher>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        routes.MapPost("/api/messages", endpoint.HandleAsync);
    }

    private static void AddConnector(this IServiceCollection services)
    {
        services.AddSingleton(ConnectorTransportFor);
        services.AddSingleton(provider =>
            new ConnectorClient(provider.GetRequiredService<ConnectorTransport>(), provider.GetRequiredService<ServiceUrlPolicy>()));
    }

    private static ConnectorTransport ConnectorTransportFor(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<TeamsOptions>>();
        var policy = services.GetRequiredService<ServiceUrlPolicy>();
        var handler = new ConnectorTokenHandler(ConnectorCredential.For(options.Value), policy, options)
        {
            InnerHandler = new SocketsHttpHandler
            {
                // A redirect would carry the token to an address that nobody checked.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = ConnectorResilience.ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            },
        };
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 1024 * 1024 };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("TeamsMentorBot/0.1");
        return ActivatorUtilities.CreateInstance<ConnectorTransport>(services, http);
    }
}
