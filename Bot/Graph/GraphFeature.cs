using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Graph;

internal static class GraphFeature
{
    /// <summary>Answers of the operations used are a few kilobytes; a megabyte is no answer of Graph's.</summary>
    private const int LargestAnswer = 1024 * 1024;

    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GraphOptions>().Bind(configuration.GetSection(GraphOptions.Section)).ValidateOnStart();
        services.PostConfigure<GraphOptions>(options => options.TenantId ??= configuration["Teams:TenantId"]);
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => GraphAccess.From(provider.GetRequiredService<IOptions<GraphOptions>>().Value));
        services.AddHttpClient(GraphTransport.HttpClientName, http =>
            {
                http.MaxResponseContentBufferSize = LargestAnswer;
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.DefaultRequestHeaders.UserAgent.ParseAdd("TeamsMentorBot");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .RemoveAllLoggers();
        services.AddRates();
        services.AddSingleton<GraphRates>();
        services.AddSingleton<GraphTransport>();
        services.AddSingleton<GraphLists>();
        services.AddSingleton<GraphBatch>();
        services.AddSingleton<GraphClient>();
        services.AddSingleton<GraphPatience>();
        services.AddSingleton<GraphProbe>();
        services.AddSingleton<FindPerson>();
        services.AddSingleton<FindMembers>();
        services.AddSingleton<PersonReach>();
        services.AddSingleton<MailSender>();
        return services;
    }
}
