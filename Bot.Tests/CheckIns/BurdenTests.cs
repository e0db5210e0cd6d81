using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
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
        var held = Assert.Single(await story.Bot.Get<RecipientRows>().PlannedAsync(Somebody.Maya.Id.Key, default), item => item.Kind == "milestone");
        Assert.Equal(("week", Wednesday.AddDays(5)), (held.Held, held.Due));
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

    private static Task<Mentorship> BegunAsync(params IEnumerable<(string, int)> milestones) =>
        Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default }, milestones);
}
