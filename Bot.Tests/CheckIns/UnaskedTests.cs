using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>A check-in that had no room yet was shown to nobody: no word of its mentee's means it, and nobody missed it.</summary>
public sealed class UnaskedTests
{
    private const string Second = "second-pairing";

    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;
    private static readonly DateTimeOffset Monday = Wednesday.AddDays(5);

    [Fact]
    public async Task Typed_Skip_Skips_What_Was_Shown()
    {
        await using var story = await AskedByOneOfTwoAsync();

        await story.Maya.SaysAsync("skip");

        Assert.Equal((CheckInState.Skipped, CheckInState.Due), (await StateAsync(story, Mentorship.PairingId), await StateAsync(story, Second)));
        await story.StepUntilAsync(Wednesday.AddDays(1).AddHours(1));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task Typed_Later_Puts_Off_What_Was_Shown()
    {
        await using var story = await AskedByOneOfTwoAsync();

        await story.Maya.SaysAsync("later");
        await story.Maya.PressesAsync(story.Maya.Latest, "On the day above", new { day = "2026-11-24" });

        await story.StepUntilAsync(Monday);
        Assert.Single(story.Prompts, IsOfSecond);
        await story.StepUntilAsync(Monday.AddDays(1));
        Assert.Equal(2, story.Prompts.Count(prompt => !IsOfSecond(prompt)));
    }

    [Fact]
    public async Task What_Its_Week_Had_No_Room_For_And_A_Pause_Took_Out_Counts_Neither_As_Asked_Nor_As_Missed()
    {
        await using var story = await FullWeekAsync(Rhythm.EveryTwoWeeks);
        await story.Maya.SaysAsync("pause 1 week");
        await story.StepUntilAsync(Monday.AddDays(1));

        Assert.Empty(story.Prompts);
        Assert.Contains(Strings.Owners_StatusNobody, await StatusAsync(story), StringComparison.Ordinal);
        await story.StepUntilAsync(Wednesday.AddDays(16));
        Assert.Single(story.Prompts);
        Assert.Contains("Asked: 1.", await StatusAsync(story), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Its_Week_Had_No_Room_For_And_The_Next_Overtook_Counts_Neither_As_Asked_Nor_As_Missed()
    {
        await using var story = await FullWeekAsync(Rhythm.EveryDays);
        await story.StepUntilAsync(Monday);

        Assert.Single(story.Prompts);
        Assert.Contains("Asked: 1.", await StatusAsync(story), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Its_Week_Had_No_Room_For_And_A_New_Rhythm_Overtook_Counts_Neither_As_Asked_Nor_As_Missed()
    {
        await using var story = await FullWeekAsync(Rhythm.EveryTwoWeeks);
        var before = (await story.Bot.Get<ProgramStore>().FindAsync(BotFixture.Tenant, Mentorship.ProgramId, default))!;
        await story.ImportsAsync(before with { Cadence = before.Cadence with { Weekday = IsoDayOfWeek.Tuesday } });

        await story.StepUntilAsync(Monday.AddDays(1));

        Assert.Single(story.Prompts);
        Assert.Contains("Asked: 1.", await StatusAsync(story), StringComparison.Ordinal);
        Assert.Equal(CheckInState.Expired, await StateAsync(story, Mentorship.PairingId));
    }

    /// <summary>Her program asked at nine; the second one, at ten, has to wait for the next day.</summary>
    private static async Task<Mentorship> AskedByOneOfTwoAsync()
    {
        var once = Mentorship.Program.Cadence with { Reminders = default };
        var story = await Mentorship.BegunAsync(Mentorship.Program with { Cadence = once });
        var other = Mentorship.Program with { Id = "second", Title = "Second program", Cadence = once with { At = new LocalTime(10, 0) } };
        await story.Bot.Get<ProgramStore>().AddAsync(other, default);
        await story.Bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = Second, ProgramId = other.Id }, default);
        await story.Bot.Get<ScheduleCheckIns>().ScheduleAsync(other, Instant.FromDateTimeOffset(story.Bot.Time.GetUtcNow()), default);
        await story.StepUntilAsync(Wednesday);
        await story.UntilAsync(Wednesday.AddHours(2));
        Assert.DoesNotContain(story.Prompts, IsOfSecond);
        return story;
    }

    /// <summary>On Friday, after two milestones, there is no room for the check-in of that day before Monday.</summary>
    private static async Task<Mentorship> FullWeekAsync(Rhythm rhythm)
    {
        var fridays = Mentorship.Program.Cadence with
        {
            Rhythm = rhythm, Every = 3, Weekday = IsoDayOfWeek.Friday, Reminders = default, Anchor = new LocalDate(2026, 11, 20),
        };
        var story = await Mentorship.BegunAsync(
            Mentorship.Program with { Cadence = fridays, Hours = WorkingHours.Default }, ("The board review", 2), ("The budget", 3));
        await story.StepUntilAsync(Wednesday.AddDays(2).AddHours(3));
        Assert.Equal((2, 0), (story.MilestoneQuestions.Count, story.Prompts.Count));
        return story;
    }

    private static bool IsOfSecond(SentActivity prompt) => prompt.Began("Second program");

    private static async Task<CheckInState> StateAsync(Mentorship story, string pairingId) => (await story.Bot.Get<CheckInStore>()
        .FindAsync(Somebody.Maya.Id, $"{pairingId}.cadence-1.1", default))!.CheckIn.State;

    private static async Task<string> StatusAsync(Mentorship story)
    {
        await story.Priya.SaysAsync("status");
        return story.Priya.Latest.Card!.Words;
    }
}
