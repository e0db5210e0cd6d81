using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.People;

/// <summary>Nobody is asked while their automatic replies say that they are away. The cadence asks on Wednesdays, every two weeks.</summary>
public sealed class AvailabilityTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task A_Mentee_Who_Is_Away_Is_Asked_On_The_Day_They_Are_Back()
    {
        await using var story = await Mentorship.BegunAsync();
        Away(story, Wednesday.AddDays(-1), Wednesday.AddDays(5).AddHours(-6));
        await story.StepUntilAsync(Wednesday.AddDays(5).AddMinutes(-1));
        Assert.Empty(story.Prompts);

        await story.StepUntilAsync(Wednesday.AddDays(5));

        Assert.Single(story.Prompts);
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

    private static void Away(Mentorship story, DateTimeOffset from, DateTimeOffset until) =>
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { Away = (from, until) });
}
