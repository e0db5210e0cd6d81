using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>An erasure ends a pairing at once, and those who worked in it hear so when they may be written to.</summary>
public sealed class EndedPairingNewsTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 16, 21, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2026, 11, 17, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task At_Night_Nobody_Is_Written_To_And_In_The_Morning_Nobody_Is_Named()
    {
        await using var story = await StartAsync();
        await story.UntilAsync(Night);

        await ErasesAsync(story);
        Assert.DoesNotContain(story.Daniel.Messages.Concat(story.Priya.Messages), IsNews);
        Assert.DoesNotContain(await StoredRows.AllAsync(story.Bot.Tables), row => row.Holds(Somebody.Maya.ObjectId) || row.Holds(Somebody.Maya.Name));

        await story.StepUntilAsync(Morning);
        await story.StepUntilAsync(Morning.AddDays(2));
        Assert.All([story.Daniel, story.Priya], who => Assert.Equal(
            "A pairing in “Leaders of tomorrow” has ended.", Assert.Single(who.Messages, IsNews).Text));
    }

    [Fact]
    public async Task Whoever_Is_Away_Hears_Of_It_When_They_Are_Back_And_Whoever_Said_Stop_Never_Does()
    {
        await using var story = await StartAsync();
        await story.Daniel.SaysAsync("pause until 2026-11-19");
        await story.Priya.SaysAsync("stop");

        await ErasesAsync(story);
        await story.StepUntilAsync(Morning.AddDays(1));
        Assert.DoesNotContain(story.Daniel.Messages, IsNews);
        await story.StepUntilAsync(Morning.AddDays(7));

        Assert.Single(story.Daniel.Messages, IsNews);
        Assert.DoesNotContain(story.Priya.Messages, IsNews);
    }

    private static async Task<Mentorship> StartAsync()
    {
        var story = await Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.Daniel.InstallsAsync();
        await story.Priya.InstallsAsync();
        return story;
    }

    private static async Task ErasesAsync(Mentorship story)
    {
        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();
    }

    private static bool IsNews(SentActivity message) => message.Text?.Contains("has ended", StringComparison.Ordinal) is true;
}
