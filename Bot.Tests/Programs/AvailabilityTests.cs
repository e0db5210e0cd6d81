using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Programs;

/// <summary>Nobody is asked while their automatic replies say that they are away. The cadence asks on Wednesdays, every two weeks.</summary>
public sealed class AvailabilityTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task A_Mentee_Who_Is_Away_Is_Asked_On_The_Day_They_Are_Back()
    {
        await using var story = await Mentorship.BegunAsync();
        Away(story, Wednesday.AddDays(-1), Wednesday.AddDays(5).AddHours(-6));
        await story.IsFirstAskedAtAsync(Wednesday.AddDays(5));
    }

    [Fact]
    public async Task A_Mentee_Who_Is_Away_Counts_As_Asked_From_The_Day_On_Which_They_Are()
    {
        await using var story = await Mentorship.BegunAsync();
        Away(story, Wednesday.AddDays(-1), Wednesday.AddDays(5).AddHours(-6));
        await story.UntilAsync(Wednesday);
        await story.Priya.SaysAsync("status");
        Assert.Contains("Nobody has been asked yet.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.UntilAsync(Wednesday.AddDays(5));

        await story.Priya.SaysAsync("status");
        Assert.Contains("Asked: 1. Answered: 0 (0 %).", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mentee_Who_Is_Away_Later_Is_Asked_Now()
    {
        await using var story = await Mentorship.BegunAsync();
        Away(story, Wednesday.AddDays(1), Wednesday.AddDays(5));

        await story.StepUntilAsync(Wednesday);

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task A_Mailbox_That_May_Not_Be_Looked_At_Holds_Nobody_Back()
    {
        await using var story = await Mentorship.BegunAsync();
        Away(story, Wednesday.AddDays(-1), Wednesday.AddDays(5));
        story.Bot.Graph.Granted.Remove("MailboxSettings.Read");

        await story.StepUntilAsync(Wednesday);

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task A_Mentee_Is_Asked_In_The_Working_Hours_Of_Their_Mailbox_And_The_Preview_Says_Why()
    {
        await using var story = await Mentorship.BegunAsync();
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { Works = ("10:30:00.0000000", "16:00:00.0000000") });
        await story.Priya.SaysAsync("preview");
        Assert.Contains(
            "Wednesday, 18 November 2026 at 10:30: check-in, moved from Wednesday, 18 November 2026 (outside their working hours)",
            story.Priya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.IsFirstAskedAtAsync(Wednesday.AddMinutes(90));
    }

    [Fact]
    public async Task Who_Named_An_Hour_Themselves_Is_Asked_At_It_Whatever_Their_Mailbox_Says()
    {
        await using var story = await Mentorship.BegunAsync();
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { Works = ("10:30:00.0000000", "16:00:00.0000000") });
        await story.Bot.Get<PersonStore>().ChangeAsync(
            Somebody.Maya.Id, person => ValueTask.FromResult(Change.To(person with { PreferredAt = new LocalTime(9, 0) }, true)), default);

        await story.StepUntilAsync(Wednesday);

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Somebody_Of_Whom_Teams_Told_No_Zone_Is_Asked_In_That_Of_Their_Mailbox()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        story.Maya.TimeZone = "";
        await story.BeginAsync();
        // Nine in Berlin is three in the morning in New York.
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { TimeZone = "Eastern Standard Time" });

        await story.IsFirstAskedAtAsync(Wednesday.AddMinutes(300));
    }

    [Fact]
    public async Task A_Reminder_Waits_Until_They_Are_Back_Too()
    {
        await using var story = await Mentorship.BegunAsync();
        Away(story, Wednesday.AddDays(1), Wednesday.AddDays(5).AddHours(-6));
        await story.StepUntilAsync(Wednesday.AddDays(5).AddMinutes(-1));
        Assert.Single(story.Prompts);

        await story.StepUntilAsync(Wednesday.AddDays(5));

        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task What_A_Mailbox_Said_Is_Believed_For_Four_Hours_And_Then_Asked_Again()
    {
        await using var story = await Mentorship.BegunAsync();
        var moved = "outside their working hours";
        await PreviewsAsync(story);
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { Works = ("10:30:00.0000000", "16:00:00.0000000") });

        story.Bot.Time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(moved, await PreviewsAsync(story), StringComparison.Ordinal);
        Assert.Equal(1, Asked());
        story.Bot.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(moved, await PreviewsAsync(story), StringComparison.Ordinal);
        Assert.Equal(2, Asked());

        int Asked() => story.Bot.Graph.Calls.Count(call => call.Path.Contains("/mailboxSettings", StringComparison.Ordinal));
    }

    private static async Task<string> PreviewsAsync(Mentorship story)
    {
        await story.Priya.SaysAsync("preview");
        return story.Priya.Latest.Card!.Words;
    }

    private static void Away(Mentorship story, DateTimeOffset from, DateTimeOffset until) =>
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { Away = (from, until) });
}
