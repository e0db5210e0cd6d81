using Azure.Core;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Tests.Graph;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// The whole bot in this process: the real Program on Kestrel in Development without its local run, with tables of its own in the
/// storage emulator, the fake Connector, the local Graph, and a clock that stands still. Leases and time-outs stay on true time.
/// </summary>
internal sealed class BotFixture : IAsyncDisposable
{
    public const string Tenant = "7f1d3c55-90aa-4be2-8c11-2f6f0f3f4a01";

    private static readonly LocalGraphPerson Mailbox =
        new("c0ffee00-0000-4000-8000-00000000000f", "Mentoring", "mentoring@example.com", ChatId: null);

    private readonly BotFactory factory;
    private readonly bool ownsConnector;
    private readonly string storage;
    private readonly string tablePrefix;
    private readonly List<HttpClient> clients = [];
    private readonly Action<IServiceCollection>? more;

    private readonly IReadOnlyList<Somebody> graph;

    private BotFixture(string storage, FakeConnector connector, BotFixture? beside, Action<IServiceCollection>? more, IReadOnlyList<Somebody> graph)
    {
        this.graph = graph;
        this.more = more;
        Connector = connector;
        ownsConnector = beside is null;
        Time = beside?.Time ?? new FakeTime();
        this.storage = storage;
        tablePrefix = beside?.tablePrefix ?? Azurite.NewPrefix();
        factory = new BotFactory(Settings(), Replace, Log);
        factory.UseKestrel();
    }

    public FakeConnector Connector { get; }

    public FakeTime Time { get; }

    public CollectedLog Log { get; } = new();

    public CountingPolicy Storage { get; } = new();

    /// <summary>What Graph was told.</summary>
    public WireTap GraphWire { get; } = new();

    public Tables Tables => Get<Tables>();

    public LocalGraph Graph => Get<LocalGraph>();

    /// <param name="beside">Another instance of the same bot, on the same tables and clock.</param>
    /// <param name="more">Further doubles.</param>
    /// <param name="graph">Whom Graph knows besides the people of the journeys.</param>
    /// <param name="storage">How to connect to the tables, if not to the emulator of all tests.</param>
    public static async Task<BotFixture> StartAsync(
        BotFixture? beside = null, Action<IServiceCollection>? more = null, IReadOnlyList<Somebody>? graph = null, string? storage = null)
    {
        var connector = beside?.Connector ?? await FakeConnector.StartAsync();
        storage ??= beside?.storage ?? (await Azurite.StartAsync()).ConnectionString;
        var bot = new BotFixture(storage, connector, beside, more, graph ?? []);
        await Task.Run(bot.factory.StartServer);
        return bot;
    }

    public T Get<T>()
        where T : notnull => factory.Services.GetRequiredService<T>();

    /// <summary>Somebody with a Teams client, and a tap on what this bot answers to what they do.</summary>
    public TeamsUser User(Somebody who, WireTap? answers = null) =>
        new(Client(answers ?? new WireTap()), Connector, Time, who.TenantId, who.ObjectId, who.Name);

    /// <summary>The same person's client as it reaches this instance of the bot.</summary>
    public HttpClient Client(WireTap tap)
    {
        var handler = tap.Handler();
        handler.InnerHandler = new SocketsHttpHandler();
        var address = Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient(handler) { BaseAddress = new Uri(address) };
        clients.Add(client);
        return client;
    }

    /// <summary>Does everything that is due now, and what falls due by it.</summary>
    public async Task SettleAsync()
    {
        while (await Get<Dispatcher>().RunDueAsync(CancellationToken.None) > 0)
        {
        }
    }

    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await factory.DisposeAsync();
        if (ownsConnector)
            await Connector.DisposeAsync();
    }

    private Dictionary<string, string> Settings() => new()
    {
        // Not given to the factory: it would set the port while the program starts, now and then too late.
        ["urls"] = "http://127.0.0.1:0",
        ["Local:Enabled"] = "false",
        ["Storage:ConnectionString"] = storage,
        ["Storage:TablePrefix"] = tablePrefix,
        ["Teams:ActivitiesPerSecond"] = "10000",
        ["Teams:ProactiveServiceUrl"] = Connector.ServiceUrl(Tenant),
        ["Delivery:PollSeconds"] = "300",
    };

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(new RateLimiter(new HastyTime()));
        services.AddSingleton(new WireClock(new PatientTime()));
        services.Configure<TableClientOptions>(options => options.AddPolicy(Storage, HttpPipelinePosition.PerCall));
        var people = Somebody.All.Concat(graph).Select(who => new LocalGraphPerson(who.ObjectId, who.Name, who.Mail, ChatOf(who))
        {
            PrincipalName = who.Principal,
        });
        services.AddLocalGraph(new ConfigurationBuilder().Build(), [.. people], Mailbox);
        services.AddHttpClient(GraphTransport.HttpClientName).AddHttpMessageHandler(GraphWire.Handler);
        more?.Invoke(services);
    }

    private string ChatOf(Somebody who) => Connector.OpenConversation(who.TenantId, who.UserId);
}

/// <summary>The made-up people of the journeys.</summary>
internal sealed record Somebody(string Name, string ObjectId, string TenantId = BotFixture.Tenant)
{
    public static Somebody Maya { get; } = new("Maya Okafor", "a1000000-0000-4000-8000-00000000000a");

    public static Somebody Daniel { get; } = new("Daniel Reyes", "b2000000-0000-4000-8000-00000000000b");

    public static Somebody Priya { get; } = new("Priya Nair", "c3000000-0000-4000-8000-00000000000c");

    public static Somebody Lena { get; } = new("Lena Fischer", "d4000000-0000-4000-8000-00000000000d");

    public static Somebody Omar { get; } = new("Omar Haddad", "e5000000-0000-4000-8000-00000000000e");

    /// <summary>Everybody whom Graph knows.</summary>
    public static IReadOnlyList<Somebody> All { get; } = [Maya, Daniel, Priya, Lena, Omar];

    public string Mail => Name.Replace(' ', '.').ToLowerInvariant() + "@example.com";

    public string Principal { get => field ?? Mail; init; }

    /// <summary>As <see cref="TeamsUser"/> makes it.</summary>
    public string UserId => "29:1" + ObjectId.Replace("-", "_", StringComparison.Ordinal) + "_x";

    public PersonId Id => new(TenantId, ObjectId);

    public PersonName PersonName => new(Id, Name, Mail);
}
