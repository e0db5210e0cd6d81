using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.CheckIns.Packs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>How much the bot may start in a week, whatever is planned. It is Monday, ten in Berlin.</summary>
public sealed class BurdenTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task A_Week_Holds_Two_Conversations_And_The_Third_Waits_For_The_Next_With_Its_Reason()
    {
        await using var story = await BegunAsync(("The board review", 3), ("The budget", 4));

        await story.StepUntilAsync(Wednesday.AddDays(4).AddHours(12));

        Assert.Equal((2, 1), (story.Prompts.Count, story.MilestoneQuestions.Count));
        Assert.Equal(("week", Wednesday.AddDays(5)), await HeldAsync(story, "milestone"));
        await story.UntilAsync(Wednesday.AddDays(5));
        Assert.Equal(2, story.MilestoneQuestions.Count);
    }

    [Fact]
    public async Task A_Reminder_Belongs_To_Its_Conversation()
    {
        await using var story = await BegunAsync(("The board review", 3));

        await story.StepUntilAsync(Wednesday.AddDays(2));

        Assert.Equal((2, 1), (story.Prompts.Count, story.MilestoneQuestions.Count));
    }

    [Fact]
    public async Task Programs_Share_The_Week()
    {
        await using var story = await BegunAsync(("The board review", 4));
        var other = Mentorship.Program with
        {
            Id = "second", Cadence = Mentorship.Program.Cadence with { Weekday = IsoDayOfWeek.Thursday, Reminders = default }, Hours = WorkingHours.Default,
        };
        await story.Bot.Get<ProgramStore>().AddAsync(other, default);
        await story.Bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = "second-pairing", ProgramId = other.Id }, default);
        await story.Bot.Get<ScheduleCheckIns>().ScheduleAsync(other, Instant.FromDateTimeOffset(story.Bot.Time.GetUtcNow()), default);

        await story.StepUntilAsync(Wednesday.AddDays(1));
        Assert.Equal((2, 0), (story.Prompts.Count, story.MilestoneQuestions.Count));
        await story.StepUntilAsync(Wednesday.AddDays(5).AddMinutes(-1));
        Assert.Empty(story.MilestoneQuestions);
        await story.UntilAsync(Wednesday.AddDays(6));

        Assert.Single(story.MilestoneQuestions);
    }

    [Fact]
    public async Task A_Debrief_On_A_Day_That_Was_Named_Takes_A_Place_In_The_Week()
    {
        await using var story = await BegunAsync(("The board review", 3));
        await NamedDayTests.StartExperimentAsync(story, "2026-11-17");

        await story.StepUntilAsync(Wednesday.AddDays(4));

        // The debrief, the check-in of the rhythm and its reminder.
        Assert.Single(story.Maya.Messages, NamedDayTests.IsDebrief);
        Assert.Equal((3, 0), (story.Prompts.Count, story.MilestoneQuestions.Count));
        Assert.Equal(("week", Wednesday.AddDays(5)), await HeldAsync(story, "milestone"));
    }

    [Fact]
    public async Task A_Debrief_Waits_For_The_Next_Week_Where_Its_Own_Is_Full()
    {
        await using var story = await BegunAsync(("The board review", 1));
        await NamedDayTests.StartExperimentAsync(story, "2026-11-19");

        await story.StepUntilAsync(Wednesday.AddDays(4));
        Assert.Single(story.MilestoneQuestions);
        Assert.DoesNotContain(story.Maya.Messages, NamedDayTests.IsDebrief);
        Assert.Equal(("week", Wednesday.AddDays(5)), await HeldAsync(story, "then"));

        await story.UntilAsync(Wednesday.AddDays(5));
        Assert.Single(story.Maya.Messages, NamedDayTests.IsDebrief);
    }

    [Fact]
    public async Task The_Day_Of_A_Next_Step_Waits_For_The_Next_Week_Where_Its_Own_Is_Full()
    {
        var firstOfDecember = new LocalDate(2026, 12, 1);
        var monday = new DateTimeOffset(2026, 12, 7, 8, 0, 0, TimeSpan.Zero);
        await using var story = await Mentorship.BegunAsync(From(firstOfDecember), ("The budget", 15));
        await story.SharesAsync(Answers.First);

        await story.UntilAsync(monday.AddDays(-7));
        await story.StepUntilAsync(monday.AddMinutes(-1));
        Assert.Equal((1, 1), (story.Prompts.Count, story.MilestoneQuestions.Count));
        Assert.DoesNotContain(story.Maya.Messages, NamedDayTests.IsReminder);
        Assert.Equal(("week", monday), await HeldAsync(story, "step"));

        await story.UntilAsync(monday);
        Assert.Single(story.Maya.Messages, NamedDayTests.IsReminder);
    }

    [Fact]
    public async Task The_Offer_Of_A_Pack_Waits_For_The_Next_Week_Where_The_Quarters_Last_Is_Full()
    {
        var monday = new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
        await using var sponsored = await Sponsored.BegunAsync(From(new LocalDate(2026, 12, 29)), ("The budget", 43));
        await sponsored.OpensAsync(Answers.First);

        await sponsored.Story.UntilAsync(monday.AddDays(-10));
        await sponsored.Story.StepUntilAsync(monday.AddMinutes(-1));
        Assert.Equal((1, 1), (sponsored.Story.Prompts.Count, sponsored.Story.MilestoneQuestions.Count));
        Assert.DoesNotContain(sponsored.Maya.Messages, PackTests.IsOffer);
        Assert.Equal(("week", monday), await HeldAsync(sponsored.Story, "pack"));

        await sponsored.Story.UntilAsync(monday);
        Assert.Single(sponsored.Maya.Messages, PackTests.IsOffer);
    }

    private static async Task<(string? Why, DateTimeOffset Until)> HeldAsync(Mentorship story, string kind)
    {
        var held = Assert.Single(await story.Bot.Get<RecipientRows>().PlannedAsync(Somebody.Maya.Id.Key, default), item => item.Kind == kind);
        return (held.Held, held.Due);
    }

    /// <summary>A program in working hours whose rhythm asks on the first Wednesday from a day on, without reminders.</summary>
    private static MentoringProgram From(LocalDate day) => Mentorship.Program with
    {
        Hours = WorkingHours.Default,
        Cadence = Mentorship.Program.Cadence with { Anchor = day, Reminders = default },
    };

    private static Task<Mentorship> BegunAsync(params IEnumerable<(string, int)> milestones) =>
        Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default }, milestones);
}
