using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>The Teams feature alone, on real HTTP, with routes of the test's own.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    public const string Tenant = "00000000-0000-4000-8000-000000000001";

    private readonly WebApplication app;

    private TeamsHost(WebApplication app, FakeConnector connector, FakeTime time)
    {
        this.app = app;
        Connector = connector;
        Time = time;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public FakeConnector Connector { get; }

    public FakeTime Time { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<TeamsHost> StartAsync(
        IReadOnlyList<Route> routes,
        IReadOnlyDictionary<string, string?>? settings = null,
        string environment = "Development",
        Action<IServiceCollection>? services = null)
    {
        var time = new FakeTime();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new WireClock(time));
        builder.Services.AddSingleton(new RateLimiter(time));
        builder.Services.AddSingleton(new RouteTable(routes));
        builder.Services.AddRates().AddTeams();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapTeams();
        await app.StartAsync();
        return new(app, await FakeConnector.StartAsync(), time);
    }

    public TeamsUser Person(string name = "Maya", string objectId = "00000000-0000-4000-8000-000000000004", string tenant = Tenant) =>
        new(Http, Connector, Time, tenant, objectId, name);

    /// <summary>Where the bot reaches somebody.</summary>
    public ConversationReference ChatOf(TeamsUser person) => new()
    {
        ServiceUrl = Connector.ServiceUrl(Tenant),
        ConversationId = person.ConversationId,
        TenantId = Tenant,
        UserId = person.UserId,
        BotId = "28:bot",
    };

    /// <summary>
    /// The clock goes on from timer to timer until this is so. The other side sets them in its own time: the clock goes to one as soon as it is
    /// there, and never further at once than this.
    /// </summary>
    public Task AdvanceAsync(TimeSpan by, Func<bool> until) => Waiting.UntilAsync(until, () =>
    {
        if (Time.NextTimer is { } next && next <= Time.GetUtcNow() + by)
            Time.AdvanceTo(next);
    });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
