using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.CheckIns.Packs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>
/// Rows of the agenda that are gone although records want them. It is Monday, 16 November, ten in Berlin; people are asked at nine, and nobody
/// at night.
/// </summary>
public sealed class LostAgendaTests
{
    private static readonly MentoringProgram Program = Mentorship.Program with
    {
        Cadence = Mentorship.Program.Cadence with { Anchor = new LocalDate(2027, 6, 7) },
        Hours = WorkingHours.Default,
    };

    [Fact]
    public async Task Whatever_A_Mentee_Was_To_Be_Asked_Is_Put_Back_And_Asked_Once()
    {
        await using var sponsored = await Sponsored.BegunAsync(Program);
        var story = sponsored.Story;
        await sponsored.OpensAsync(Answers.First);
        await StartsExperimentAsync(story, until: "2026-12-08");
        await IsMarkedAsync(story, "The assessment centre");
        await IsPlannedAsync(story, new ProgramMilestone("offsite", "The offsite") { On = new LocalDate(2026, 11, 20) });
        await story.Bot.LoseAsync(Somebody.Maya);

        await IsPutBackAsync(story.Bot, "checkin", "pack", "plan", "reached", "step", "then");

        foreach (var day in (int[])[17, 20, 34, 38, 61, 65])
        {
            await story.UntilAsync(Mentorship.Wednesday.AddDays(day - Mentorship.Wednesday.Day));
            Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
            await NothingIsPutBackAtNightAsync(story);
        }

        Assert.Single(story.Prompts, prompt => prompt.Everything.Contains("The assessment centre", StringComparison.Ordinal));
        Assert.Single(story.MilestoneQuestions);
        Assert.Single(story.Maya.Messages, message => message.Summary == Strings.NextStep_Summary);
        Assert.Single(story.Maya.Messages, message => message.Card?.Words.StartsWith("What the experiment showed", StringComparison.Ordinal) is true);
        Assert.Single(story.Maya.Messages, message => message.Summary == Strings.Pack_Summary);
    }

    [Fact]
    public async Task What_Another_Instance_Is_Sending_Just_Now_Is_Not_Put_Back()
    {
        await using var story = await Mentorship.BegunAsync(Program);
        await story.SharesAsync(Answers.First);
        var step = Assert.Single(await story.Bot.PlannedAsync(Somebody.Maya), item => item.Kind == "step");
        await story.Bot.LoseAsync(Somebody.Maya, "step");
        await story.UntilAsync(step.Due);

        var answer = new TaskCompletionSource<SendOutcome>();
        var sending = story.Bot.Get<Deliveries>().DeliverAsync(new ClaimRequest(step.Recipient, $"step.{step.Id}"), _ => answer.Task);
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
        answer.SetResult(new SendOutcome(SendOutcomeKind.Sent, "1"));
        await sending;
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
    }

    /// <summary>What the end of a hold was to lead to is lost after it let the reader in, or before, or when it is their yes that lacks.</summary>
    [Theory]
    [InlineData("digest", true)]
    [InlineData("release", true)]
    [InlineData("agreement", false)]
    public async Task A_Release_That_The_Agenda_Lost_Reaches_Its_Reader_Once(string lacking, bool agreed)
    {
        await using var story = await Mentorship.StartAsync(Program);
        if (!agreed)
            await story.ForgetAgreementAsync();
        await story.BeginAsync();
        // A digest of another program is none of this one.
        await story.Bot.Get<Agenda>().AddAsync(new AgendaItem(Somebody.Daniel.Id.Key, Mentorship.Wednesday.AddYears(1), "digest", "another.1"), default);
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.First), "Send to Daniel Reyes");
        if (!agreed)
            await story.Maya.PressesAsync("I agree, send to Daniel Reyes");
        var release = Assert.Single(await story.Bot.PlannedAsync(Somebody.Maya), item => item.Kind == "release");
        await story.Bot.LoseAsync(Somebody.Maya, "release", "agreed");
        await story.HoldEndsAsync();
        Task ended = lacking == "release" ? EndsInStoreAsync(story) : story.Bot.Get<AgendaWorker>().WorkAsync(release, default);
        await ended;
        await story.Bot.SettleAsync();
        Assert.Empty(story.Daniel.Messages);

        await IsPutBackAsync(story.Bot, lacking);
        await story.Bot.SettleAsync();

        if (!agreed)
            await story.Daniel.PressesAsync(Assert.Single(story.Daniel.Messages), "I agree");
        await story.Bot.PassAsync(TimeSpan.FromHours(2));
        Assert.Single(story.Daniel.Messages, message => message.Everything.Contains(Answers.First.Learned, StringComparison.Ordinal));
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
    }

    [Fact]
    public async Task A_Reminder_Of_The_Agreement_That_The_Agenda_Lost_Comes_On_Its_Day_Once()
    {
        await using var story = await Mentorship.StartAsync(Program, Leading.Alone);
        await story.ForgetAgreementAsync();
        await story.BeginAsync();
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.First), "Send to Daniel Reyes");
        await story.Maya.PressesAsync("I agree, send to Daniel Reyes");
        await story.HoldEndsAsync();
        // Nothing that plans it is under way any more.
        await NothingIsPutBackAtNightAsync(story);
        var planned = Assert.Single(await story.Bot.PlannedAsync(Somebody.Daniel), item => item.Kind == RemindReader.AgendaKind);
        await story.Bot.LoseAsync(Somebody.Daniel, RemindReader.AgendaKind);

        await IsPutBackAsync(story.Bot, RemindReader.AgendaKind);

        var again = Assert.Single(await story.Bot.PlannedAsync(Somebody.Daniel), item => item.Kind == RemindReader.AgendaKind);
        Assert.Equal(planned, again with { Version = planned.Version });
        await story.UntilAsync(planned.Due);
        Assert.Equal(2, story.Daniel.Messages.Count);
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
        await NothingIsPutBackAtNightAsync(story);
    }

    [Fact]
    public async Task A_Prompt_That_Was_Put_Off_And_Came_Is_Not_Put_Back_At_Night()
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.UntilAsync(Mentorship.Wednesday);
        await story.Maya.PressesAsync(Assert.Single(story.Prompts), "Tomorrow");
        await story.UntilAsync(Mentorship.Wednesday.AddDays(1));
        Assert.Equal(2, story.Prompts.Count);

        await NothingIsPutBackAtNightAsync(story);
    }

    /// <summary>Then nothing is decided to be sent, and what went out is still known.</summary>
    private static async Task NothingIsPutBackAtNightAsync(Mentorship story)
    {
        await story.UntilAsync(new DateTimeOffset(story.Bot.Time.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero).AddMinutes(30));
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
    }

    private static async Task IsPutBackAsync(BotFixture bot, params IReadOnlyList<string> kinds)
    {
        Assert.Equal(kinds.Count, await bot.Get<SweepAgenda>().RepairAsync(default));
        Assert.Equal(0, await bot.Get<SweepAgenda>().RepairAsync(default));
        Assert.All(kinds, kind => Assert.Contains($"The sweep put back 1 items of kind {kind}", bot.Log.Text, StringComparison.Ordinal));
    }

    private static async Task StartsExperimentAsync(Mentorship story, string until)
    {
        await story.Maya.SaysAsync("reflect start an experiment");
        await story.Maya.SaysAsync("zq-find out whether I can wait");
        foreach (var _ in Enumerable.Range(0, 3))
            await story.Maya.SaysAsync("skip");
        await story.Maya.PressesAsync("Next", new { due = until });
        await story.Maya.PressesAsync("Keep private");
    }

    private static Task IsMarkedAsync(Mentorship story, string title) => story.Bot.Get<MarkReached>().MarkAsync(
        new Membership(Program, Mentorship.Pairing),
        new Milestone { Id = RecordMilestone.IdOf(title), PairingId = Mentorship.PairingId, Title = title },
        Instant.FromDateTimeOffset(Mentorship.Wednesday.AddDays(-1)),
        Somebody.Priya.ObjectId,
        default);

    /// <summary>The program says so, and nothing on the agenda does.</summary>
    private static Task<bool> IsPlannedAsync(Mentorship story, ProgramMilestone milestone) => story.Bot.Get<ProgramStore>().ChangeAsync(
        BotFixture.Tenant,
        Mentorship.ProgramId,
        program => Task.FromResult(new ProgramChange<bool>(program with { Milestones = [milestone] }, true)),
        default);

    private static Task<CheckIn?> EndsInStoreAsync(Mentorship story) => story.Bot.Get<CheckInStore>().ChangeAsync(
        Somebody.Maya.Id, Mentorship.CheckInId(), held => Releasing.EndHold(held, 1, story.Bot.Time.GetUtcNow()), default);
}

/// <summary>What stands on the agenda about somebody, and its loss.</summary>
internal static class LostItems
{
    public static Task<IReadOnlyList<AgendaItem>> PlannedAsync(this BotFixture bot, Somebody who) =>
        bot.Get<RecipientRows>().PlannedAsync(who.Id.Key, default);

    /// <param name="kinds">None for all.</param>
    public static async Task LoseAsync(this BotFixture bot, Somebody who, params IReadOnlyList<string> kinds)
    {
        foreach (var item in (await bot.PlannedAsync(who)).Where(item => kinds.Count == 0 || kinds.Contains(item.Kind)))
            await bot.Get<Agenda>().RemoveAsync(item, default);
    }
}
