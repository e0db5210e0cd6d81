using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>The cadence asks at its hour, once, and follows up unless somebody answered. It is Monday, ten in Berlin.</summary>
public sealed class PromptTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task A_Mentee_Is_Asked_At_Their_Hour_And_Once()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday.AddMinutes(-1));
        Assert.Empty(story.Prompts);

        await story.UntilAsync(Wednesday);
        await story.Bot.SettleAsync();
        await story.UntilAsync(Wednesday.AddHours(5));

        Assert.Contains("Your check-in in “Leaders of tomorrow”", Assert.Single(story.Prompts).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Instances_Ask_Once_Between_Them()
    {
        await using var story = await Mentorship.BegunAsync();
        await using var other = await BotFixture.StartAsync(beside: story.Bot);
        story.Bot.Time.AdvanceTo(Wednesday);

        await Task.WhenAll(story.Bot.SettleAsync(), other.SettleAsync(), story.Bot.SettleAsync(), other.SettleAsync());
        await story.Bot.PassAsync(TimeSpan.FromHours(1));
        await other.SettleAsync();

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task An_Unanswered_Prompt_Is_Followed_Up_After_Two_Days_Once()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        await story.UntilAsync(Wednesday.AddDays(2).AddMinutes(-1));
        Assert.Single(story.Prompts);

        await story.UntilAsync(Wednesday.AddDays(2));
        await story.UntilAsync(Wednesday.AddDays(9));

        Assert.Equal(2, story.Prompts.Count);
        Assert.StartsWith("A reminder of your check-in", ReminderIn(story), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Bot_That_Comes_Back_At_Night_Asks_In_The_Morning()
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.UntilAsync(Wednesday.AddHours(18));
        await story.UntilAsync(Wednesday.AddHours(22).AddMinutes(59));
        Assert.Empty(story.Prompts);

        await story.UntilAsync(Wednesday.AddHours(23));
        Assert.Single(story.Prompts);

        await story.UntilAsync(Wednesday.AddDays(2).AddHours(15));
        Assert.Single(story.Prompts);
        await story.UntilAsync(Wednesday.AddDays(5));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task Whoever_Began_Is_Not_Reminded()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Start");
        var before = story.Maya.Messages.Count;

        await story.UntilAsync(Wednesday.AddDays(9));

        Assert.Equal(before, story.Maya.Messages.Count);
    }

    [Fact]
    public async Task Whoever_Skipped_Is_Not_Reminded_And_Asked_Next_Time()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        var declined = await story.Maya.PressesAsync(Assert.Single(story.Prompts), "Skip this one");
        Assert.Contains("nobody is told why", declined.Card!.Words, StringComparison.Ordinal);

        await story.UntilAsync(Wednesday.AddDays(13));
        Assert.Single(story.Prompts);
        await story.UntilAsync(Wednesday.AddDays(14));

        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task A_Bot_That_Was_Down_Asks_Only_For_The_Latest()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.UntilAsync(Wednesday.AddDays(14).AddHours(2));
        await story.Bot.SettleAsync();

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Stop_Ends_Prompts_And_Start_Brings_The_Next_One_Back()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("stop");
        Assert.Contains("I will not start anything", story.Maya.Latest.Text, StringComparison.Ordinal);

        await story.UntilAsync(Wednesday.AddDays(3));
        Assert.Empty(story.Prompts);
        await story.Maya.SaysAsync("start");
        await story.UntilAsync(Wednesday.AddDays(13));
        Assert.Empty(story.Prompts);
        await story.UntilAsync(Wednesday.AddDays(14));

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task A_Prompt_Leads_Through_Its_Questions_To_The_Mentor()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        var card = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(card, "Start");
        await story.Maya.PressesAsync(card, "Moving well");
        await story.Maya.PressesAsync(card, "Next", new { text = "zq-noticed something" });
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");

        await story.HoldEndsAsync();

        Assert.Contains("zq-noticed something", Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);
    }

    private static string ReminderIn(Mentorship story) =>
        story.Prompts[^1].Card!.Words.Split('\n').First(line => line.Contains("reminder", StringComparison.Ordinal));
}
