using System.Globalization;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.People;

/// <summary>Somebody is away for a while. It is Monday, 16 November; the cadence asks on Wednesday and every two weeks after.</summary>
public sealed class PauseTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task Nothing_Is_Asked_In_A_Pause_And_The_Series_Goes_On_After_It()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pause");
        var answer = await story.Maya.PressesAsync(story.Maya.Latest, "Pause until then", new { day = "2026-12-01" });
        Assert.Contains("Paused until Tuesday, 1 December 2026", answer.Card!.Words, StringComparison.Ordinal);

        await story.StepUntilAsync(Wednesday.AddDays(14).AddMinutes(-1));
        Assert.Empty(story.Prompts);
        await story.StepUntilAsync(Wednesday.AddDays(14));

        Assert.Single(story.Prompts);
        var away = await CheckInAsync(story, 1);
        Assert.Equal((CheckInState.Skipped, true), (away.State, away.Away));
        Assert.False((await CheckInAsync(story, 2)).Away);
    }

    [Fact]
    public async Task A_Pause_Stops_The_Reminder_Of_A_Prompt_That_Came_Before()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.StepUntilAsync(Wednesday);
        await story.Maya.SaysAsync("pause 1 week");

        await story.StepUntilAsync(Wednesday.AddDays(13));

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task A_Snoozed_Prompt_Waits_For_The_End_Of_The_Pause()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.StepUntilAsync(Wednesday);
        await story.Maya.PressesAsync("Tomorrow");
        await story.Maya.SaysAsync("pause until 2026-11-24");

        await story.StepUntilAsync(Wednesday.AddDays(6).AddMinutes(-1));
        Assert.Single(story.Prompts);
        await story.StepUntilAsync(Wednesday.AddDays(6));

        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task Whether_A_Milestone_Happened_Is_Asked_After_The_Pause()
    {
        await using var story = await Mentorship.BegunAsync(milestones: [("The board review", 3)]);
        await story.Maya.SaysAsync("pause until 2026-11-24");

        await story.StepUntilAsync(Wednesday.AddDays(6).AddMinutes(-1));
        Assert.Empty(story.MilestoneQuestions);
        await story.StepUntilAsync(Wednesday.AddDays(6));

        Assert.Single(story.MilestoneQuestions);
    }

    [Fact]
    public async Task A_Mentor_Who_Pauses_Finds_The_Digest_Afterwards()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Daniel.InstallsAsync();
        await story.Daniel.SaysAsync("pause until 2026-11-20");
        await story.SharesAsync(Answers.First);

        await story.StepUntilAsync(Wednesday.AddDays(1));
        Assert.DoesNotContain(story.Daniel.Messages, message => message.Began(Answers.First.Learned));
        await story.StepUntilAsync(Wednesday.AddDays(3));

        Assert.Single(story.Daniel.Messages, message => message.Began(Answers.First.Learned));
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("I am back.")]
    [InlineData("start")]
    public async Task A_Word_Ends_A_Pause(string word)
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pause 2 weeks");

        await story.Maya.SaysAsync(word);
        await story.StepUntilAsync(Wednesday);

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Home_Says_How_Long_And_Offers_The_Way_Back()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pause 2 weeks");

        await story.Maya.SaysAsync("hi");
        Assert.Contains("Paused until Monday, 30 November 2026", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        var answer = await story.Maya.PressesAsync(story.Maya.Latest, "Resume");
        Assert.Contains("Good to have you back", answer.Card!.Words, StringComparison.Ordinal);

        await story.StepUntilAsync(Wednesday);
        Assert.Single(story.Prompts);
        Assert.False((await CheckInAsync(story, 1)).Away);
    }

    [Theory]
    [InlineData("2026-11-16")]
    [InlineData("2027-11-17")]
    [InlineData("0001-01-01")]
    [InlineData("")]
    public async Task A_Day_That_Is_Over_Or_Too_Far_Is_Asked_For_Again(string day)
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pause");

        var answer = await story.Maya.PressesAsync(story.Maya.Latest, "Pause until then", new { day });

        Assert.Contains("at most a year ahead", answer.Card!.Words, StringComparison.Ordinal);
        Assert.Null((await story.Bot.Get<PersonStore>().GetAsync(Somebody.Maya.Id, default)).PausedUntil);
    }

    [Theory]
    [InlineData("pause until 2026-12-05", "2026-12-05")]
    [InlineData("Pause 2 weeks", "2026-11-30")]
    [InlineData("pause for a month.", "2026-12-16")]
    [InlineData("pause 10 days", "2026-11-26")]
    [InlineData("Pause until Friday!", "2026-11-20")]
    [InlineData("pause until 5 December", "2026-12-05")]
    [InlineData("pause until 5.12.2026", "2026-12-05")]
    [InlineData("pause until next week", "2026-11-23")]
    [InlineData("pause until 2026-13-05", null)]
    [InlineData("pause until the board has met", null)]
    [InlineData("pause and breathe before I answer", null)]
    public void A_Pause_Is_Typed_In_One_Line(string line, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), PauseText.Parse(line, new DateOnly(2026, 11, 16)));

    private static async Task<CheckIn> CheckInAsync(Mentorship story, int ordinal) =>
        (await story.Bot.Get<CheckInStore>().FindAsync(Somebody.Maya.Id, $"{Mentorship.PairingId}.cadence-1.{ordinal}", default))!.CheckIn;
}
