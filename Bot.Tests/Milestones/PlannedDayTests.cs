using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Milestones;

/// <summary>On a planned day the mentee is asked whether it happened. It is Monday; the milestone is planned for Thursday.</summary>
public sealed class PlannedDayTests
{
    private const string Title = "The regional handover";

    private static readonly DateTimeOffset Thursday = new(2026, 11, 19, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_Has_One_Name_In_Two_Programs_Is_Offered_With_Each_Program()
    {
        await using var story = await Mentorship.BegunAsync(milestones: ("The talk", 5));
        var second = Mentorship.Program with { Id = "second", Title = "Second program" };
        var pairing = Mentorship.Pairing with { Id = "second", ProgramId = second.Id };
        await story.Bot.Get<ProgramStore>().AddAsync(second, default);
        await story.Bot.Get<PairingStore>().AddAsync(pairing, default);
        await story.Maya.SaysAsync("milestone");
        Assert.Contains("The talk\n", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.Bot.Get<PlanMilestone>().AddAsync(
            new Membership(second, pairing), new Milestone { Id = "talk", PairingId = pairing.Id, Title = "The talk", PlannedOn = new(2026, 11, 24) }, default);
        await story.Maya.SaysAsync("milestone");

        var offered = story.Maya.Latest.Card!.Words;
        foreach (var name in (string[])["The talk", "Daniel Reyes"])
            foreach (var program in (string[])["Leaders of tomorrow", "Second program"])
                Assert.Contains($"{name}, in “{program}”", offered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_Is_Asked_On_Its_Day_Once_And_Yes_Begins_The_Check_In()
    {
        await using var story = await PlannedAsync();
        await story.UntilAsync(Thursday.AddMinutes(-1));
        Assert.Empty(story.MilestoneQuestions);
        await story.UntilAsync(Thursday);
        await story.UntilAsync(Thursday.AddHours(6));
        var card = Assert.Single(story.MilestoneQuestions);

        var question = await story.Maya.PressesAsync(card, "Yes, it did");

        Assert.Contains("What kind of moment was it?", question.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(MilestoneState.Reached, (await MilestoneAsync(story)).State);
    }

    [Fact]
    public async Task Yes_Pressed_Twice_Is_One_Milestone_And_One_Check_In()
    {
        await using var story = await PlannedAsync();
        await story.UntilAsync(Thursday);
        var press = story.Maya.PressActivity(Assert.Single(story.MilestoneQuestions), "Yes, it did");

        await Task.WhenAll(story.Maya.PostAsync(press), story.Maya.PostAsync(press.DeepClone()));

        Assert.Single(await story.Bot.Get<CheckInStore>().ListAsync(Somebody.Maya.Id, default));
        Assert.Equal(Mentorship.CheckInId(Title), (await story.OpenAsync())!.CheckIn.Id);
    }

    [Fact]
    public async Task Not_Yet_With_A_New_Day_Asks_Again_Then()
    {
        await using var story = await PlannedAsync();
        await story.UntilAsync(Thursday);
        var card = Assert.Single(story.MilestoneQuestions);

        var yesterday = await story.Maya.PressesAsync(card, "Move it", new { day = "2026-11-18" });
        Assert.Contains("Please pick a day after today.", yesterday.Card!.Words, StringComparison.Ordinal);
        var moved = await story.Maya.PressesAsync(card, "Move it", new { day = "2026-11-24" });
        Assert.Contains("Moved to Tuesday, 24 November 2026", moved.Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Thursday.AddDays(4));
        Assert.Single(story.MilestoneQuestions);
        await story.UntilAsync(Thursday.AddDays(5));

        Assert.Equal(2, story.MilestoneQuestions.Count);
    }

    [Fact]
    public async Task A_New_Day_After_The_Programs_Last_Is_Kept_And_No_Question_Is_Promised()
    {
        await using var story = await PlannedAsync(ends: new LocalDate(2026, 11, 23));
        await story.UntilAsync(Thursday);

        var moved = await story.Maya.PressesAsync(Assert.Single(story.MilestoneQuestions), "Move it", new { day = "2026-11-24" });

        Assert.Contains("Moved to Tuesday, 24 November 2026. The program is over by then", moved.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2026, 11, 24), (await MilestoneAsync(story)).PlannedOn);
    }

    [Fact]
    public async Task Tomorrow_Is_That_Of_The_Mentee()
    {
        await using var story = await PlannedAsync();
        story.Maya.TimeZone = "America/Los_Angeles";
        await story.Maya.SaysAsync("hi");
        await story.UntilAsync(Thursday.AddHours(9));
        await story.UntilAsync(Thursday.AddHours(16));

        var moved = await story.Maya.PressesAsync(Assert.Single(story.MilestoneQuestions), "Move it", new { day = "2026-11-20" });

        Assert.Contains("Moved to Friday, 20 November 2026", moved.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_New_Day_That_Has_Begun_Somewhere_On_Earth_Is_Asked_About_Though_Another_Instance_Looked_Before_It_Was_Stored()
    {
        await using var story = await PlannedAsync(more: Leading.Alone);
        await using var other = await BotFixture.StartAsync(beside: story.Bot, more: Leading.Alone);
        await story.UntilAsync(Thursday);
        await story.UntilAsync(Thursday.AddHours(11));
        story.Bot.Storage.Before("PATCH", () => other.SettleAsync().GetAwaiter().GetResult());

        await story.Maya.PressesAsync(Assert.Single(story.MilestoneQuestions), "Move it", new { day = "2026-11-20" });
        await story.UntilAsync(Thursday.AddDays(1));

        Assert.Equal(2, story.MilestoneQuestions.Count);
    }

    [Fact]
    public async Task No_Longer_Takes_It_Off_The_Plan()
    {
        await using var story = await PlannedAsync();
        await story.UntilAsync(Thursday);

        var dropped = await story.Maya.PressesAsync(Assert.Single(story.MilestoneQuestions), "No longer planned");

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

        await story.UntilAsync(Thursday.AddDays(1));

        Assert.Empty(story.MilestoneQuestions);
    }

    [Fact]
    public async Task On_A_Weekend_Or_Day_Off_It_Is_Asked_On_The_First_Working_Day_After_It()
    {
        var hours = WorkingHours.Default with { DaysOff = new HashSet<LocalDate> { new(2026, 11, 23) } };
        await using var story = await PlannedAsync(inDays: 5, hours);

        await story.UntilAsync(Thursday.AddDays(5).AddMinutes(-1));
        Assert.Empty(story.MilestoneQuestions);
        await story.UntilAsync(Thursday.AddDays(5));

        Assert.Single(story.MilestoneQuestions);
    }

    [Fact]
    public async Task A_Bot_That_Comes_Back_At_Night_Asks_In_The_Morning()
    {
        await using var story = await PlannedAsync(hours: WorkingHours.Default);

        await story.UntilAsync(Thursday.AddHours(14));
        Assert.Empty(story.MilestoneQuestions);
        await story.UntilAsync(Thursday.AddHours(23));

        Assert.Single(story.MilestoneQuestions);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-11-19T00:00:00Z")]
    [InlineData("America/New_York", "2026-11-19T14:00:00Z")]
    public async Task It_Is_Asked_At_Nine_Where_The_Mentee_Is(string zone, string at)
    {
        await using var story = await PlannedAsync(hours: WorkingHours.Default);
        story.Maya.TimeZone = zone;
        await story.Maya.SaysAsync("hi");
        var nine = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

        await story.StepUntilAsync(nine.AddMinutes(-1));
        Assert.Empty(story.MilestoneQuestions);
        await story.UntilAsync(nine);

        Assert.Single(story.MilestoneQuestions);
    }

    private static async Task<Mentorship> PlannedAsync(
        int inDays = 3, WorkingHours? hours = null, LocalDate? ends = null, Action<IServiceCollection>? more = null)
    {
        // A rhythm that begins next year leaves the days to the milestone.
        var quiet = Mentorship.Program.Cadence with { Anchor = new LocalDate(2027, 1, 4) };
        var program = Mentorship.Program with { Cadence = quiet, Hours = hours ?? Mentorship.Program.Hours, EndsOn = ends };
        var story = await Mentorship.StartAsync(program, more, milestones: (Title, inDays));
        await story.BeginAsync();
        return story;
    }

    private static async Task<Milestone> MilestoneAsync(Mentorship story) =>
        (await story.Bot.Get<MilestoneStore>().FindAsync(Somebody.Maya.Id, RecordMilestone.IdOf(Title), default))!.Milestone;
}
