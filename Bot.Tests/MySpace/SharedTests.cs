using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.MySpace;

/// <summary>Who was sent what: as much as is known, and not a word more.</summary>
public sealed class SharedTests
{
    [Fact]
    public async Task It_Says_What_Was_Held_Sent_And_Acknowledged()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        Assert.Contains("Held back until", await SharedAsync(story), StringComparison.Ordinal);

        await story.HoldEndsAsync();
        var sent = await SharedAsync(story);
        Assert.Contains("Daniel Reyes: the digest went out on ", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("pressed", sent, StringComparison.Ordinal);

        await story.Daniel.PressesAsync("I have read this");
        Assert.Contains("Daniel Reyes pressed “I have read this” on ", await SharedAsync(story), StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", await SharedAsync(story), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Waits_For_A_Digest_Is_Not_Called_Sent()
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with
        {
            Digest = Mentorship.Program.Digest with { When = DigestWhen.Weekly },
        });
        await story.SharesAsync(Answers.First);

        var shared = await SharedAsync(story);

        Assert.Contains("Daniel Reyes: waiting for the next digest. Answers: 5.", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("went out", shared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Was_Taken_Back_Late_May_Have_Been_Read()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.Maya.PressesAsync("Take back");

        var shared = await SharedAsync(story);

        Assert.Contains("Taken back. It may have been read before.", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("Daniel Reyes", shared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mentor_Who_Was_Replaced_No_Longer_Sees_It()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.ChangeMentorsAsync(Somebody.Priya);

        Assert.Contains("Daniel Reyes: no longer open to them.", await SharedAsync(story), StringComparison.Ordinal);
    }

    private static async Task<string> SharedAsync(Mentorship story)
    {
        await story.Maya.SaysAsync("my space");
        return await MySpaceTests.OpensAsync(story, story.Maya.Latest, "Who was sent what");
    }
}
