using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>
/// Many mentees of one program, all asked at the same hour, by one instance of the bot or several. Leases, time-outs and waits move
/// with the clock too, since nothing here waits for them to pass. No instance looks at the agenda by itself: which of them takes what,
/// and while the clock is moving, would be a matter of luck.
/// </summary>
internal sealed class PromptedCrowd : IAsyncDisposable
{
    /// <summary>When all of them are asked.</summary>
    public static readonly DateTimeOffset Hour = new(2026, 11, 18, 8, 0, 0, TimeSpan.Zero);

    private readonly List<BotFixture> bots;

    private PromptedCrowd(List<BotFixture> bots, IReadOnlyList<Asked> mentees) => (this.bots, Mentees) = (bots, mentees);

    public IReadOnlyList<BotFixture> Bots => bots;

    public BotFixture Bot => bots[0];

    public FakeConnector Connector => Bot.Connector;

    public IReadOnlyList<Asked> Mentees { get; }

    /// <param name="mentees">How many; all have installed the bot.</param>
    /// <param name="storage">Where the tables are, if not in the emulator of all tests.</param>
    /// <param name="more">Further doubles of the first instance.</param>
    public static async Task<PromptedCrowd> StartAsync(int mentees, string? storage = null, Action<IServiceCollection>? more = null)
    {
        var people = Enumerable.Range(1, mentees).Select(Asked.Somebody).ToList();
        var bot = await BotFixture.StartAsync(more: Led + more, graph: people, storage: storage);
        await bot.Get<ProgramStore>().AddAsync(Mentorship.Program, default);
        var asked = people.Select((who, index) => new Asked(bot, who, index + 1)).ToList();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (mentee, _) => await mentee.JoinAsync());
        var crowd = new PromptedCrowd([bot], asked);
        await bot.Get<ScheduleCheckIns>().ScheduleAsync(Mentorship.Program, Instant.FromDateTimeOffset(bot.Time.GetUtcNow()), default);
        return crowd;
    }

    /// <summary>One more instance on the same tables.</summary>
    public async Task<BotFixture> JoinAsync(Action<IServiceCollection>? more = null)
    {
        var bot = await BotFixture.StartAsync(beside: Bot, more: Led + more, graph: [.. Mentees.Select(mentee => mentee.Who)]);
        bots.Add(bot);
        return bot;
    }

    public async Task FallDueAsync()
    {
        Bot.Time.AdvanceTo(Hour);
        await SettleAsync();
    }

    public async Task PassAsync(TimeSpan time)
    {
        Bot.Time.Advance(time);
        await SettleAsync();
    }

    /// <summary>All instances at once, until none finds anything to do.</summary>
    public async Task SettleAsync()
    {
        var patience = TimeSpan.FromMinutes(FullRun.Or(2, 20));
        while ((await Task.WhenAll(bots.Select(bot => bot.Get<Dispatcher>().RunDueAsync(CancellationToken.None))).WaitAsync(patience)).Sum() > 0)
        {
        }
    }

    /// <summary>
    /// Nobody was asked twice, whoever the ledger says was asked was, and everybody was asked, or a record says why not, or it is still to
    /// come. What arrived is counted by the Connector.
    /// </summary>
    public async Task IsHonestAsync(IEnumerable<Asked>? among = null)
    {
        foreach (var mentee in among ?? Mentees)
        {
            var (prompts, state) = (mentee.Prompts.Count, await mentee.StateAsync());
            var isStillDue = (await Bot.Get<RecipientRows>().PlannedAsync(mentee.Who.Id.Key, default)).Any(item => item.Id == mentee.CheckInId);
            Assert.InRange(prompts, 0, 1);
            Assert.True(state != DeliveryState.Sent || prompts == 1, $"{mentee.Who.Name}: {state}, and nothing arrived.");
            Assert.True(
                prompts == 1 || isStillDue || state is DeliveryState.Unknown or DeliveryState.Unreachable or DeliveryState.Rejected,
                $"{mentee.Who.Name}: nothing arrived, nothing is due, and the ledger says {state?.ToString() ?? "nothing"}.");
        }

        Assert.Empty(Connector.Complaints);
    }

    /// <summary>Everybody was asked, and once.</summary>
    public async Task AllAreAskedAsync()
    {
        await IsHonestAsync();
        Assert.All(Mentees, mentee => Assert.Single(mentee.Prompts));
    }

    public async ValueTask DisposeAsync()
    {
        // The first owns the Connector.
        foreach (var bot in Enumerable.Reverse(bots))
            await bot.DisposeAsync();
    }

    /// <summary>Nothing is done but what a test asks for, and nothing waits on a clock of its own.</summary>
    public static void Led(IServiceCollection services)
    {
        Leading.Alone(services);
        services.AddSingleton(provider => new WireClock(provider.GetRequiredService<TimeProvider>()));
    }
}

/// <summary>One of them.</summary>
internal sealed class Asked(BotFixture bot, Somebody who, int number)
{
    private const string Reminding = "A reminder of your check-in";

    public Somebody Who => who;

    public TeamsUser User => field ??= bot.User(Who);

    public string PairingId => string.Create(CultureInfo.InvariantCulture, $"pair-{number}");

    public string CheckInId => new CadenceCheckIn(PairingId, 1, 1).Id;

    public IReadOnlyList<SentActivity> Prompts => PromptsFor(CheckInId);

    public IReadOnlyList<SentActivity> Reminders => [.. User.Messages.Where(message => Asks(message, CheckInId) && IsReminder(message))];

    public IReadOnlyList<SentActivity> PromptsFor(string checkInId) =>
        [.. User.Messages.Where(message => Asks(message, checkInId) && !IsReminder(message))];

    /// <summary>How the bot answers the next messages to this person.</summary>
    public ScriptedAnswer Gets(ScriptedAnswer answer)
    {
        bot.Connector.Next(answer);
        return answer;
    }

    public async Task<DeliveryState?> StateAsync() =>
        (await bot.Get<Deliveries>().FindAsync(Who.Id.Key, $"prompt.{CheckInId}", default))?.State;

    public async Task<Person> PersonAsync() => await bot.Get<PersonStore>().GetStoredAsync(Who.Id, default);

    public static Somebody Somebody(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"Mentee {number}"), string.Create(CultureInfo.InvariantCulture, $"f0000000-0000-4000-8000-{number:x12}"));

    public async Task JoinAsync()
    {
        await bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = PairingId, Mentee = Who.PersonName }, default);
        await User.InstallsAsync();
    }

    private static bool Asks(SentActivity message, string checkInId) =>
        message.Card?.Button("Skip this one") is not null && message.Everything.Contains($"\"{checkInId}\"", StringComparison.Ordinal);

    private static bool IsReminder(SentActivity message) => message.Everything.Contains(Reminding, StringComparison.Ordinal);
}
