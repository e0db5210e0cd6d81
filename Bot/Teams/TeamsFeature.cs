using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Teams.Inbound;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Teams;

/// <summary>Wiring of the Activity protocol, on top of the rates. The table of routes is registered by whoever has use cases.</summary>
internal static class TeamsFeature
{
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration(TeamsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidator>();
        services.TryAddSingleton(new WireClock(TimeProvider.System));
        services.AddSingleton<ServiceUrlPolicy>();
        services.AddConnector();

        services.AddInbound();
        services.AddSingleton<FloodGate>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<CardPresses>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TurnDispatcher>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        routes.MapPost("/api/messages", endpoint.HandleAsync);
    }

    private static void AddInbound(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => TrustedIssuers.For(provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        services.AddSingleton(_ => new KeySource(Http(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })));
        services.AddSingleton(provider => new IssuerKeys(
            provider.GetRequiredService<IReadOnlyList<TrustedIssuer>>(),
            metadata => ActivatorUtilities.CreateInstance<KeyRing>(provider, metadata)));
        services.AddSingleton<InboundTokens>();
        services.AddSingleton<InboundRules>();
        // Not AddAuthentication, which also brings data protection: for cookies, that is, with keys on disk read at every start.
        services.AddAuthenticationCore().AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, InboundAuthentication>(InboundAuthentication.SchemeName, null);
    }

    private static void AddConnector(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<TeamsOptions>>().Value;
            return new ConnectorToken(
                ConnectorCredential.For(options),
                TeamsClouds.Of(options.Cloud).Scope,
                provider.GetRequiredService<WireClock>(),
                provider.GetRequiredService<ILogger<ConnectorToken>>());
        });
        services.AddSingleton(ConnectorTransportFor);
        services.AddSingleton(provider =>
            new ConnectorClient(provider.GetRequiredService<ConnectorTransport>(), provider.GetRequiredService<ServiceUrlPolicy>()));
    }

    private static ConnectorTransport ConnectorTransportFor(IServiceProvider services)
    {
        var handler = ActivatorUtilities.CreateInstance<ConnectorTokenHandler>(services);
        handler.InnerHandler = new SocketsHttpHandler
        {
            // A redirect would carry the token to an address that nobody checked.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectorResilience.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // Nobody there reads ids of our traces.
            ActivityHeadersPropagator = null,
        };
        return ActivatorUtilities.CreateInstance<ConnectorTransport>(services, Http(handler));
    }

    /// <summary>Time-outs are the callers' own, on a clock that tests can move.</summary>
    private static HttpClient Http(HttpMessageHandler handler)
    {
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 1024 * 1024 };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("TeamsMentorBot");
        return http;
    }
}
