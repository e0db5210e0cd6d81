using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Milestones;

/// <summary>On a planned day the mentee is asked whether it happened. It is Monday; the milestone is planned for Thursday.</summary>
public sealed class PlannedDayTests
{
    private const string Title = "The regional handover";

    private static readonly DateTimeOffset Thursday = new(2026, 11, 19, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_Is_Asked_On_Its_Day_Once_And_Yes_Begins_The_Check_In()
    {
        await using var story = await PlannedAsync();
        await UntilAsync(story, Thursday.AddMinutes(-1));
        Assert.Empty(Asked(story));
        await UntilAsync(story, Thursday);
        await UntilAsync(story, Thursday.AddHours(6));
        var card = Assert.Single(Asked(story));

        var question = await story.Maya.PressesAsync(card, "Yes, it did");

        Assert.Contains("What kind of moment was it?", question.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(MilestoneState.Reached, (await MilestoneAsync(story)).State);
    }

    [Fact]
    public async Task Yes_Pressed_Twice_Is_One_Milestone_And_One_Check_In()
    {
        await using var story = await PlannedAsync();
        await UntilAsync(story, Thursday);
        var press = story.Maya.PressActivity(Assert.Single(Asked(story)), "Yes, it did");

        await Task.WhenAll(story.Maya.PostAsync(press), story.Maya.PostAsync(press.DeepClone()));

        Assert.Single(await story.Bot.Get<CheckInStore>().ListAsync(Somebody.Maya.Id, default));
        Assert.Equal(Mentorship.CheckInId(Title), (await story.OpenAsync())!.CheckIn.Id);
    }

    [Fact]
    public async Task Not_Yet_With_A_New_Day_Asks_Again_Then()
    {
        await using var story = await PlannedAsync();
        await UntilAsync(story, Thursday);
        var card = Assert.Single(Asked(story));

        var yesterday = await story.Maya.PressesAsync(card, "Move it", new { day = "2026-11-18" });
        Assert.Contains("Please pick a day after today.", yesterday.Card!.Words, StringComparison.Ordinal);
        var moved = await story.Maya.PressesAsync(card, "Move it", new { day = "2026-11-24" });
        Assert.Contains("Moved to Tuesday, 24 November 2026", moved.Card!.Words, StringComparison.Ordinal);
        await UntilAsync(story, Thursday.AddDays(4));
        Assert.Single(Asked(story));
        await UntilAsync(story, Thursday.AddDays(5));

        Assert.Equal(2, Asked(story).Count);
    }

    [Fact]
    public async Task No_Longer_Takes_It_Off_The_Plan()
    {
        await using var story = await PlannedAsync();
        await UntilAsync(story, Thursday);

        var dropped = await story.Maya.PressesAsync(Assert.Single(Asked(story)), "No longer planned");

        Assert.Contains("Taken off the plan.", dropped.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(MilestoneState.NoLonger, (await MilestoneAsync(story)).State);
        await story.Maya.SaysAsync("milestone");
        Assert.DoesNotContain(Title, story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Milestone_Reached_Before_Its_Day_Is_Not_Asked_About()
    {
        await using var story = await PlannedAsync();
        await story.Maya.SaysAsync("I reached a milestone");
        await story.Maya.PressesAsync("Begin", new { milestone = RecordMilestone.IdOf(Title) });

        await UntilAsync(story, Thursday.AddDays(1));

        Assert.Empty(Asked(story));
    }

    private static async Task<Mentorship> PlannedAsync()
    {
        // A rhythm that begins next year leaves the days to the milestone.
        var quiet = Mentorship.Program.Cadence with { Anchor = new LocalDate(2027, 1, 4) };
        var story = await Mentorship.StartAsync(Mentorship.Program with { Cadence = quiet }, milestones: [(Title, 3)]);
        await story.BeginAsync();
        return story;
    }

    private static async Task UntilAsync(Mentorship story, DateTimeOffset moment)
    {
        story.Bot.Time.AdvanceTo(moment);
        await story.Bot.SettleAsync();
    }

    private static List<SentActivity> Asked(Mentorship story) =>
        [.. story.Maya.Messages.Where(message => message.Versions[0].GetRawText().Contains("Did it happen?", StringComparison.Ordinal))];

    private static async Task<Milestone> MilestoneAsync(Mentorship story) =>
        (await story.Bot.Get<MilestoneStore>().FindAsync(Somebody.Maya.Id, RecordMilestone.IdOf(Title), default))!.Milestone;
}
