using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>
/// The built program in several processes over the same tables, on true time, and many mentees who are all asked about a milestone at once.
/// </summary>
internal sealed class RacingBots : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(FullRun.Or(3, 10));

    private readonly string prefix = Azurite.NewPrefix();
    private readonly string storage;
    private readonly ServiceProvider services;
    private readonly FakeConnector connector;
    private readonly List<BotProcess> processes = [];
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(1) };

    private RacingBots(string storage, FakeConnector connector, int mentees)
    {
        (this.storage, this.connector) = (storage, connector);
        services = KilledBot.Services(storage, prefix);
        Mentees = [.. Enumerable.Range(1, mentees).Select(number => new Racer(this, number))];
    }

    public IReadOnlyList<Racer> Mentees { get; }

    public static async Task<RacingBots> StartAsync(int processes, int mentees)
    {
        var race = new RacingBots((await Azurite.StartAsync()).ConnectionString, await FakeConnector.StartAsync(), mentees);
        await race.Get<Tables>().CreateAsync(CancellationToken.None);
        await race.Get<ProgramStore>().AddAsync(KilledBot.Program, CancellationToken.None);
        for (var process = 0; process < processes; process++)
            race.processes.Add(BotProcess.StartAlone("Development", KilledBot.Arguments(race.storage, race.prefix)));
        race.http.BaseAddress = await race.processes[0].AddressAsync();
        await Parallel.ForEachAsync(race.Mentees, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (mentee, _) => await mentee.JoinAsync());
        foreach (var process in race.processes)
            await process.AddressAsync();
        return race;
    }

    /// <summary>SIGKILL of the first.</summary>
    public Task OneDiesAsync() => processes[0].KillAsync();

    /// <summary>
    /// Until the ledger has an end for everybody. What the killed process held is let go as soon as nothing else happens any more, as
    /// minutes of waiting would; should a living one hold it after all, its record comes late and counts.
    /// </summary>
    public async Task SettleAsync()
    {
        IReadOnlyList<Claim> before = [];
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var claims = await Task.WhenAll(Mentees.Select(mentee => mentee.ClaimAsync()));
            if (claims.All(claim => claim is { State: not (DeliveryState.Sending or DeliveryState.Waiting) }))
                return;
            Assert.True(waited < Patience, "Not everybody was asked.");
            var sending = claims.OfType<Claim>().Where(claim => claim.State == DeliveryState.Sending).ToList();
            if (claims.All(claim => claim is not null) && sending.SequenceEqual(before))
                foreach (var claim in sending)
                    await Record.ExceptionAsync(() => KilledBot.EndLeaseAsync(Get<Tables>(), claim));
            before = sending;
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
        await services.DisposeAsync();
        http.Dispose();
        await connector.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>One mentee.</summary>
    internal sealed class Racer(RacingBots race, int number)
    {
        private readonly PersonName person = Sample.Person("a", $"Mentee {number}") with
        {
            Id = new(Sample.Tenant, string.Create(CultureInfo.InvariantCulture, $"f0000000-0000-4000-8000-{number:x12}")),
        };

        private TeamsUser User => field ??= new(race.http, race.connector, TimeProvider.System, person.Id.TenantId, person.Id.ObjectId, person.Name);

        private Pairing Pairing => Sample.Pairing with { Id = $"pair-{number}", Mentee = person };

        // Once: the race may run over midnight.
        private readonly LocalDate yesterday = race.Get<PlanMilestone>().Now.InUtc().Date.PlusDays(-1);

        public int Asked => User.Messages.Count(IsTheQuestion);

        public async Task JoinAsync()
        {
            await race.Get<PairingStore>().AddAsync(Pairing, CancellationToken.None);
            await User.InstallsAsync();
            await User.PressesAsync("Start");
        }

        public Task FallsDueAsync() => race.Get<PlanMilestone>().AddAsync(
            new Membership(KilledBot.Program, Pairing),
            new Milestone { Id = "board", PairingId = Pairing.Id, Title = "The board review", PlannedOn = yesterday }, CancellationToken.None);

        public Task IsAskedAsync() => race.connector.WaitForMessageAsync(User.ConversationId, IsTheQuestion, Patience);

        public Task<Claim?> ClaimAsync() => race.Get<Claims>().FindAsync(person.Id.Key, $"happened.board.{yesterday.ToDateOnly():yyyyMMdd}");

        private static bool IsTheQuestion(SentActivity message) =>
            message.Card?.Words.Contains("Did it happen?", StringComparison.Ordinal) is true;
    }
}
