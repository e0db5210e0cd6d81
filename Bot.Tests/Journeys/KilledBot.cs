using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>
/// The built program in a process of its own that can be killed at any moment and started again on the same tables, with two people
/// who go on as if nothing had happened.
/// </summary>
internal sealed class KilledBot : IAsyncDisposable
{
    public const string SendButton = "Send to Mo Mentor";

    private readonly CurrentAddress address = new();
    private readonly HttpClient http;
    private readonly string prefix = Azurite.NewPrefix();
    private readonly ServiceProvider services;
    private BotProcess process;

    private KilledBot(StorageDoor door, FakeConnector connector)
    {
        (Storage, Connector) = (door, connector);
        http = new HttpClient(address) { BaseAddress = new Uri("http://bot/"), Timeout = TimeSpan.FromMinutes(1) };
        Mentee = User(Sample.Mentee);
        Mentor = User(Sample.Mentor);
        services = Services(Azurite.StartAsync().Result.ConnectionString, prefix);
        process = Launch();
    }

    /// <summary>Its people are written to at any hour, since these tests run at any hour.</summary>
    public static MentoringProgram Program { get; } = Sample.Program with
    {
        Hours = new WorkingHours(LocalTime.Midnight, LocalTime.MaxValue, Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet()),
    };

    public FakeConnector Connector { get; }

    public StorageDoor Storage { get; }

    public TeamsUser Mentee { get; }

    public TeamsUser Mentor { get; }

    /// <summary>On the same tables, in the test's own process, past the door.</summary>
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>A running bot that both people have installed, with a program whose releases are held this long.</summary>
    /// <param name="hold">Of the program.</param>
    public static async Task<KilledBot> StartAsync(TimeSpan? hold = null)
    {
        var door = await StorageDoor.StartAsync(await Azurite.StartAsync());
        var bot = new KilledBot(door, await FakeConnector.StartAsync());
        await bot.Get<Tables>().CreateAsync(CancellationToken.None);
        await bot.Get<ProgramStore>().AddAsync(Program with { HoldTime = hold ?? TimeSpan.FromMinutes(15) }, CancellationToken.None);
        await bot.Get<PairingStore>().AddAsync(Sample.Pairing, CancellationToken.None);
        await bot.ReadyAsync();
        await bot.Mentor.InstallsAsync();
        await bot.Mentee.InstallsAsync();
        await bot.Mentee.PressesAsync("Start");
        return bot;
    }

    /// <summary>SIGKILL, and on the same tables a new process.</summary>
    public async Task DiesAndComesBackAsync()
    {
        await DiesAsync();
        await ComesBackAsync();
    }

    public async Task DiesAsync()
    {
        await process.KillAsync();
        await process.DisposeAsync();
    }

    /// <summary>As a service manager ends it.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> IsToldToStopAsync() => process.TerminateAsync();

    /// <summary>Is killed once the moment has come; whoever waited for its answer gets none.</summary>
    public async Task DiesDuringAsync(Task turn, Task moment)
    {
        await moment;
        await DiesAsync();
        await Record.ExceptionAsync(() => turn);
    }

    public async Task ComesBackAsync()
    {
        process = Launch();
        await ReadyAsync();
    }

    /// <summary>From the welcome to the first question.</summary>
    public async Task BeginsCheckInAsync()
    {
        await Mentee.SaysAsync("milestone");
        await Mentee.PressesAsync("Begin", new { title = "The board review" });
    }

    public async Task AnswersKindOfMomentAsync()
    {
        await BeginsCheckInAsync();
        await Mentee.PressesAsync("A win to build on");
    }

    /// <summary>All questions by card, up to the review, which is returned.</summary>
    public async Task<SentActivity> AnswersAllAsync(string learned)
    {
        await AnswersKindOfMomentAsync();
        foreach (var text in (string[])[learned, "I could have rehearsed.", "I listen first.", "Call the CFO."])
            await Mentee.PressesAsync("Next", new { text });
        return Mentee.Messages.Last(message => Mentee.Sees(message)?.Button(SendButton) is not null);
    }

    public async Task ReleasesAsync(string learned) => await Mentee.PressesAsync(await AnswersAllAsync(learned), SendButton);

    public Task<SentActivity> DigestAsync() => Connector.WaitForMessageAsync(Mentor.ConversationId, IsDigest);

    public static bool IsDigest(SentActivity message) => message.Card?.Button("Reply") is not null;

    /// <summary>Done when the running bot has done everything that was due for both people.</summary>
    public async Task IdleAsync()
    {
        foreach (var person in (PersonName[])[Sample.Mentee, Sample.Mentor])
        {
            // An item that names nothing is dropped in its turn, and what is due for one person is done in order of time.
            var last = new AgendaItem(person.Id.Key, TimeProvider.System.GetUtcNow(), ReleaseAnswers.AgendaKind, $"last-{Guid.NewGuid():N}");
            var dropped = Storage.Watch(last.Id);
            await Get<Agenda>().AddAsync(last, CancellationToken.None);
            await dropped.Met;
        }
    }

    public async Task<DialogState> StoredDialogAsync() => OpenDialog.Of(await StoredMenteeAsync())!;

    /// <summary>The mentee's only check-in as it stands in the tables: open in their own row, or submitted.</summary>
    public async Task<CheckIn> StoredCheckInAsync()
    {
        return OpenDialog.Of(await StoredMenteeAsync())?.CheckIn
            ?? Assert.Single(await Get<CheckInStore>().ListAsync(Sample.Mentee.Id, CancellationToken.None));
    }

    /// <summary>Makes a claim's lease end now, as minutes of waiting would.</summary>
    public async Task LeaseEndsAsync(PersonId recipient, string key) => await EndLeaseAsync(Get<Tables>(), await ClaimAsync(recipient, key));

    public static Task EndLeaseAsync(Tables tables, Claim claim) =>
        tables.Deliveries.UpdateEntityAsync(ClaimRows.Write(claim with { Until = DateTimeOffset.UnixEpoch }), claim.ETag);

    public async Task<Claim> ClaimAsync(PersonId recipient, string key) => (await Get<Claims>().FindAsync(recipient.Key, key))!;

    public async Task<IReadOnlyList<string>> ClaimKeysAsync(PersonId recipient)
    {
        var filter = TableKeys.In(ClaimRows.Partition(recipient.Key));
        var claims = new List<string>();
        await foreach (var row in Get<Tables>().Deliveries.QueryAsync<TableEntity>(filter))
            claims.Add(ClaimRows.Read(row).Key);

        return claims;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await services.DisposeAsync();
        http.Dispose();
        await Connector.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private Task<Person> StoredMenteeAsync()
    {
        // Somebody else writes that row: what this process knows of it is old.
        Get<PersonStore>().Forget(Sample.Mentee.Id);
        return Get<PersonStore>().GetAsync(Sample.Mentee.Id, CancellationToken.None);
    }

    private async Task ReadyAsync() => address.Now = await process.AddressAsync();

    /// <summary>What such a process is started with.</summary>
    public static string[] Arguments(string storage, string prefix) =>
    [
        "--Local:Enabled=false",
        $"--Storage:ConnectionString={storage}",
        $"--Storage:TablePrefix={prefix}",
        "--Delivery:PollSeconds=1",
    ];

    /// <summary>The bot's own services on the same tables, without anything that runs.</summary>
    public static ServiceProvider Services(string storage, string prefix)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = storage,
            ["Storage:TablePrefix"] = prefix,
        });
        builder.AddMentorBot();
        return builder.Services.BuildServiceProvider();
    }

    private BotProcess Launch() => BotProcess.StartAlone(
        "Development", [.. Arguments(Storage.ConnectionString, prefix), $"--Teams:ProactiveServiceUrl={Connector.ServiceUrl(Sample.Tenant)}"]);

    public TeamsUser User(PersonName person) =>
        new(http, Connector, TimeProvider.System, person.Id.TenantId, person.Id.ObjectId, person.Name);

    /// <summary>Sends on to wherever the bot listens at the moment.</summary>
    private sealed class CurrentAddress() : DelegatingHandler(new SocketsHttpHandler())
    {
        public Uri? Now { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(Now!, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
