using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

public sealed class MainJourneyTests
{
    [Fact]
    public async Task A_Mentee_Looks_Back_And_The_Mentor_Reads_Exactly_What_Was_Released()
    {
        await using var story = await Mentorship.StartAsync();
        var (maya, daniel) = (story.Maya, story.Daniel);

        await maya.InstallsAsync();
        Assert.Contains("Hello Maya", maya.Latest.Card!.Words, StringComparison.Ordinal);
        await maya.PressesAsync("Start");
        await maya.PressesAsync("I reached a milestone");
        var card = maya.Latest;
        await maya.PressesAsync(card, "Begin", new { title = "The board review" });
        await maya.PressesAsync(card, "A surprise");
        await maya.PressesAsync(card, "Next", new { text = "zq-learned to listen first" });
        await maya.SaysAsync("zq-better: I should have slept on it");
        await maya.SaysAsync("zq-secret: I was afraid of Ann");
        await maya.SaysAsync("zq-next: call the finance team");
        await maya.SaysAsync("Friday");

        var review = maya.Latest;

        Assert.Contains("readable by **Daniel Reyes**", review.Card!.Words, StringComparison.Ordinal);
        Assert.All(new[] { "zq-learned", "zq-better", "zq-secret", "zq-next" }, word => Assert.Contains(word, review.Card!.Words, StringComparison.Ordinal));
        var sent = await maya.PressesAsync(review, "Send to Daniel Reyes", new Dictionary<string, string> { ["share.lead"] = "false" });
        Assert.Contains("On its way to Daniel Reyes", sent.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", sent.Card!.Json.GetRawText(), StringComparison.Ordinal);
        await story.Bot.SettleAsync();
        Assert.Empty(daniel.Messages);

        await story.HoldEndsAsync();
        var digest = Assert.Single(daniel.Messages);
        Assert.All(
            new[] { "Maya Okafor reflected on: The board review", "A surprise", "zq-learned to listen first",
                "zq-better: I should have slept on it", "zq-next: call the finance team" },
            words => Assert.Contains(words, digest.Card!.Words, StringComparison.Ordinal));
        Assert.Contains("Daniel Reyes can read it now", review.Card!.Words, StringComparison.Ordinal);

        var read = await daniel.PressesAsync("I have read this");
        var replied = await daniel.PressesAsync("Send reply", new { reply = "zq-reply: well spotted" });
        Assert.All(new[] { read, replied }, answer => Assert.Contains("You read this on ", answer.Card!.Words, StringComparison.Ordinal));
        Assert.DoesNotContain("I have read this", replied.Card!.Buttons);
        Assert.Contains(maya.Messages, message => message.Text?.StartsWith("Daniel Reyes has read", StringComparison.Ordinal) is true);
        Assert.Contains("zq-reply: well spotted", maya.Latest.Card!.Words, StringComparison.Ordinal);

        var mail = Assert.Single(story.Bot.Graph.Mails);
        Assert.Equal((Somebody.Daniel.Mail, "A reflection was shared with you"), (mail.To, mail.Subject));
        Assert.Contains("zq-learned to listen first", mail.Html, StringComparison.Ordinal);

        AssertPrivateAnywhereButWithMaya(story, "zq-secret");

        Assert.DoesNotContain("zq-", story.Bot.Log.Text, StringComparison.Ordinal);
    }

    /// <summary>Raw JSON of all that the Connector received for anybody else, and of all that Graph received.</summary>
    private static void AssertPrivateAnywhereButWithMaya(Mentorship story, string secret)
    {
        var others = story.Bot.Connector.Bodies.Where(body => !body.Contains(story.Maya.ConversationId, StringComparison.Ordinal));
        Assert.All(others, body => Assert.DoesNotContain(secret, body, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, story.Bot.GraphWire.Sent, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, story.DanielSaw.Received, StringComparison.Ordinal);
        Assert.NotEmpty(story.Bot.GraphWire.Sent);
    }
}
