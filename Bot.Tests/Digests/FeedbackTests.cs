using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>Feedback bears the mentee's name and goes to the one mentor whom it is about.</summary>
public sealed class FeedbackTests
{
    private const string Words = "zq-feedback you let me finish";

    [Fact]
    public async Task Of_Two_Mentors_Only_The_One_Whom_It_Is_About_Reads_It()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.ChangeMentorsAsync(Somebody.Daniel, Somebody.Lena);
        var lena = story.Bot.User(Somebody.Lena);
        await story.Maya.SaysAsync("reflect feedback");
        var card = story.Maya.Latest;
        await story.Maya.PressesAsync(card, "Lena Fischer");
        Assert.Contains("Feedback for a mentor: Lena Fischer", story.Maya.Sees(card)!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(card, "Next", new { text = Words });
        await story.Maya.PressesAsync(card, "Skip");
        await story.Maya.PressesAsync(card, "Skip");
        Assert.DoesNotContain("Daniel", story.Maya.Sees(card)!.Words, StringComparison.Ordinal);

        await story.Maya.PressesAsync(card, "Send to Lena Fischer");
        await story.HoldEndsAsync();

        Assert.Contains(Words, Assert.Single(lena.Messages).Card!.Words, StringComparison.Ordinal);
        Assert.Empty(story.Daniel.Messages.Concat(story.Priya.Messages));
        var claim = new System.Text.Json.Nodes.JsonObject
        {
            ["mentee"] = Somebody.Maya.ObjectId, ["checkIn"] = $"{Mentorship.PairingId}.set-feedback.1",
        };
        Assert.NotNull((await CardAnswer.ReadAsync(await story.Daniel.PostAsync(story.Daniel.InvokeActivity("1", "digest.read", claim)))).Error);
    }

    [Fact]
    public async Task With_One_Mentor_It_Is_About_Them()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("reflect feedback");

        Assert.Contains("Feedback for a mentor: Daniel Reyes", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Takes_The_Place_Of_That_Mentor_Cannot_Be_Sent_It()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("reflect feedback");
        var card = story.Maya.Latest;
        await story.Maya.PressesAsync(card, "Next", new { text = Words });
        await story.Maya.PressesAsync(card, "Skip");
        await story.Maya.PressesAsync(card, "Skip");
        await story.ChangeMentorsAsync(Somebody.Lena);

        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        Assert.DoesNotContain(story.Maya.Sees(card)!.Buttons, title => title.StartsWith("Send", StringComparison.Ordinal));
        Assert.Empty(story.Bot.User(Somebody.Lena).Messages.Concat(story.Daniel.Messages));
    }
}
