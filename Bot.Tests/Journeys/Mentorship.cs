using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Owners;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>Maya, mentored by Daniel in Priya's program, and the steps that stories about them are made of.</summary>
internal sealed class Mentorship : IAsyncDisposable
{
    public const string ProgramId = "leaders";
    public const string PairingId = "maya-and-daniel";

    private static readonly WorkingHours AnyTime =
        new(LocalTime.Midnight, LocalTime.MaxValue, Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet());

    private Mentorship(BotFixture bot)
    {
        Bot = bot;
        Maya = bot.User(Somebody.Maya, MayaSaw);
        Daniel = bot.User(Somebody.Daniel, DanielSaw);
        Priya = bot.User(Somebody.Priya);
    }

    public BotFixture Bot { get; }

    public TeamsUser Maya { get; }

    public TeamsUser Daniel { get; }

    public TeamsUser Priya { get; }

    public WireTap MayaSaw { get; } = new();

    public WireTap DanielSaw { get; } = new();

    public static MentoringProgram Program { get; } = new()
    {
        TenantId = BotFixture.Tenant,
        Id = ProgramId,
        Title = "Leaders of tomorrow",
        Owners = [Somebody.Priya.PersonName],
        Zone = "Europe/Berlin",
        Cadence = new Cadence(Rhythm.EveryTwoWeeks, IsoDayOfWeek.Wednesday, new LocalTime(9, 0), ReminderDays.Usual(1), new LocalDate(2026, 11, 16)),
        Digest = new DigestRhythm(DigestWhen.OnRelease, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
        Hours = AnyTime,
        QuestionSetId = "milestone",
        HoldTime = TimeSpan.FromSeconds(20),
        MailNamedInAgreement = true,
    };

    public static Pairing Pairing { get; } = new()
    {
        Id = PairingId,
        ProgramId = ProgramId,
        Mentee = Somebody.Maya.PersonName,
        Mentors = [Somebody.Daniel.PersonName],
        Accepted = Agreed.By(Somebody.All.Select(who => who.PersonName)),
    };

    /// <param name="milestones">Planned by days from today.</param>
    /// <param name="more">Further doubles in the bot.</param>
    /// <param name="graph">Whom Graph knows besides the people here.</param>
    public static async Task<Mentorship> StartAsync(
        MentoringProgram? program = null,
        Action<IServiceCollection>? more = null,
        IReadOnlyList<Somebody>? graph = null,
        params IEnumerable<(string Title, int InDays)> milestones)
    {
        var bot = await BotFixture.StartAsync(more: more, graph: graph);
        program ??= Program;
        await bot.Get<ProgramStore>().AddAsync(program, default);
        await bot.Get<PairingStore>().AddAsync(Pairing, default);
        var plan = bot.Get<PlanMilestone>();
        var today = plan.Now.InZone(DateTimeZoneProviders.Tzdb[program.Zone]).Date;
        foreach (var (title, days) in milestones)
        {
            var milestone = new Milestone { Id = RecordMilestone.IdOf(title), PairingId = PairingId, Title = title, PlannedOn = today.PlusDays(days) };
            await plan.AddAsync(new Membership(program, Pairing), milestone, default);
        }

        await bot.Get<ScheduleCheckIns>().ScheduleAsync(program, plan.Now, default);
        var mentorship = new Mentorship(bot);
        await bot.SettleAsync();
        return mentorship;
    }

    /// <summary>Maya has installed the bot and pressed Start.</summary>
    public async Task BeginAsync()
    {
        await Maya.InstallsAsync();
        await Maya.PressesAsync("Start");
    }

    /// <summary>The first moment at which the cadence asks: Wednesday at nine in Berlin. The clock stands on the Monday before.</summary>
    public static DateTimeOffset Wednesday { get; } = new(2026, 11, 18, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What asked Maya by itself for a check-in of the cadence, whatever became of the card since.</summary>
    public IReadOnlyList<SentActivity> Prompts => Asked("short questions, none");

    /// <summary>What asked Maya whether a milestone happened.</summary>
    public IReadOnlyList<SentActivity> MilestoneQuestions => Asked("Did it happen?");

    public static async Task<Mentorship> BegunAsync(MentoringProgram? program = null, params IEnumerable<(string Title, int InDays)> milestones)
    {
        var story = await StartAsync(program, milestones: milestones);
        await story.BeginAsync();
        return story;
    }

    /// <summary>Nothing runs until then; after it, everything that is due.</summary>
    public async Task UntilAsync(DateTimeOffset moment)
    {
        Bot.Time.AdvanceTo(moment);
        await Bot.SettleAsync();
    }

    /// <summary>The same in steps of half a day, for what leads from one day to another.</summary>
    public async Task StepUntilAsync(DateTimeOffset moment)
    {
        for (var step = Bot.Time.GetUtcNow().AddHours(12); step < moment; step = step.AddHours(12))
            await UntilAsync(step);
        await UntilAsync(moment);
    }

    /// <summary>Nothing is asked up to the minute before; then it is, once.</summary>
    public async Task IsFirstAskedAtAsync(DateTimeOffset moment)
    {
        await StepUntilAsync(moment.AddMinutes(-1));
        Assert.Empty(Prompts);
        await StepUntilAsync(moment);
        Assert.Single(Prompts);
    }

    /// <summary>Maya names a milestone; her card shows the first question.</summary>
    /// <returns>The message that holds the card.</returns>
    public async Task<SentActivity> ReachesAsync(string title = "The board review")
    {
        await Maya.SaysAsync("I reached a milestone");
        var card = Maya.Latest;
        await Maya.PressesAsync(card, "Begin", new { title });
        return card;
    }

    /// <summary>All six questions are answered on the card, and the review is showing.</summary>
    public async Task<SentActivity> AnswersAsync(Answers answers, string title = "The board review")
    {
        var card = await ReachesAsync(title);
        if (Maya.Sees(card)!.Button("Partly done") is not null)
            await Maya.PressesAsync(card, "Partly done");

        await Maya.PressesAsync(card, "A surprise");
        foreach (var text in (string[])[answers.Learned, answers.Better, answers.Lead])
            await Maya.PressesAsync(card, "Next", new { text });

        await Maya.PressesAsync(card, "Next", new { text = answers.Next, due = "2026-12-04" });
        return card;
    }

    /// <summary>Answered, sent, and the hold is over: the mentor has it.</summary>
    public async Task<SentActivity> SharesAsync(Answers answers, string title = "The board review")
    {
        var card = await AnswersAsync(answers, title);
        await Maya.PressesAsync(card, "Send to Daniel Reyes");
        await HoldEndsAsync();
        return card;
    }

    public Task HoldEndsAsync() => Bot.PassAsync(TimeSpan.FromSeconds(21));

    public static string CheckInId(string title = "The board review") => $"{PairingId}.{RecordMilestone.IdOf(title)}.1";

    /// <summary>As stored in its own row.</summary>
    public async Task<CheckIn> StoredAsync(string title = "The board review") =>
        (await Bot.Get<CheckInStore>().FindAsync(Somebody.Maya.Id, CheckInId(title), default))!.CheckIn;

    /// <summary>The open dialog as it is stored, past every cache.</summary>
    public async Task<DialogState?> OpenAsync(Somebody? author = null)
    {
        using var people = new PersonStore(Bot.Tables, Bot.Time);
        return OpenDialog.Of(await people.GetAsync((author ?? Somebody.Maya).Id, default));
    }

    public Task<IReadOnlyList<ReleasedStore.Waiting>> WaitingAsync(Somebody reader) =>
        Bot.Get<ReleasedStore>().ForReaderAsync(reader.Id, default);

    public Task ChangeMentorsAsync(params IReadOnlyList<Somebody> mentors) =>
        ChangePairingAsync(pairing => pairing with { Mentors = [.. mentors.Select(mentor => mentor.PersonName)] });

    public async Task ChangePairingAsync(Func<Pairing, Pairing> change)
    {
        var pairings = Bot.Get<PairingStore>();
        var stored = (await pairings.FindAsync(Somebody.Maya.Id, PairingId, default))!;
        Assert.True(await pairings.ChangeAsync(stored, change(stored.Pairing), default));
    }

    /// <summary>Priya stores her program as it is to be, as a document.</summary>
    public async Task ImportsAsync(MentoringProgram changed)
    {
        await Priya.SaysAsync("import");
        await Priya.PressesAsync("Check", new { document = ProgramWriter.Write(changed) });
        Assert.Contains(Strings.Owners_ImportStored, (await Priya.PressesAsync("Store this")).Card!.Words, StringComparison.Ordinal);
    }

    /// <summary>As a new pairing is: neither of them has said yes to anything.</summary>
    public Task ForgetAgreementAsync() => ChangePairingAsync(pairing => pairing with { Accepted = [] });

    public async Task<Pairing> PairingAsync() => (await Bot.Get<PairingStore>().FindAsync(Somebody.Maya.Id, PairingId, default))!.Pairing;

    private IReadOnlyList<SentActivity> Asked(string words) =>
        [.. Maya.Messages.Where(message => message.Began(words))];

    /// <summary>Every story ends with this: nothing that anybody wrote stands in a log. All of it begins with the same letters.</summary>
    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        Assert.DoesNotContain("zq-", Bot.Log.Text, StringComparison.Ordinal);
    }
}

/// <summary>What Maya writes; each test's own words, so that they can be looked for.</summary>
internal sealed record Answers(string Learned, string Better, string Lead, string Next)
{
    public static Answers First { get; } = New("first");

    public static Answers New(string mark) => new(
        $"zq-{mark}-learned I talk before I listen", $"zq-{mark}-better I should have asked Ann first",
        $"zq-{mark}-lead I will open with a question", $"zq-{mark}-next Call the finance team");

    public IReadOnlyList<string> All => [Learned, Better, Lead, Next];
}
