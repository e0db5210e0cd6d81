using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

public sealed class ReplyTests
{
    private const string WellDone = "zq-Well done";

    [Fact]
    public async Task A_Digest_That_Is_Opened_Anew_Knows_That_It_Was_Read()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.Daniel.PressesAsync("I have read this");

        await story.Daniel.SaysAsync("digest");

        Assert.Contains("You read this on ", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("I have read this", story.Daniel.Latest.Card.Buttons);
    }

    [Fact]
    public async Task The_Same_Short_Words_Reach_The_Mentee_Once_For_Each_Time_That_They_Shared()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.SharesAsync(Answers.First);
        await ReplyAsync(story);
        await ReplyAsync(story);
        Assert.Single(Replies(story));

        await story.Maya.PressesAsync(card, "Show what I wrote");
        await story.Maya.PressesAsync(card, "Edit and send again");
        await story.Maya.PressesAsync(card, "Edit What I learned");
        await story.Maya.PressesAsync(card, "Next", new { text = "zq-second thoughts" });
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        await ReplyAsync(story);

        Assert.Equal(2, Replies(story).Count());
    }

    private static async Task ReplyAsync(Mentorship story)
    {
        var answer = await story.Daniel.PressesAsync(story.Daniel.Latest, "Send reply", new { reply = WellDone });
        Assert.Contains("Your reply is with Maya Okafor", answer.Card!.Words, StringComparison.Ordinal);
    }

    private static IEnumerable<SentActivity> Replies(Mentorship story) =>
        story.Maya.Messages.Where(message => message.Card?.Words.Contains(WellDone, StringComparison.Ordinal) is true);
}
