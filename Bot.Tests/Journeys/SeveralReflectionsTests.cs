using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

public sealed class SeveralReflectionsTests
{
    [Fact]
    public async Task A_Mentor_Opens_One_Of_Several_Reflections_And_Finds_The_Others_Again()
    {
        await using var story = await Mentorship.StartAsync();
        var (maya, daniel) = (story.Maya, story.Daniel);
        await maya.InstallsAsync();
        await maya.PressesAsync("Start");
        await ReleaseAsync(maya, "The board review", "zq-one");
        await ReleaseAsync(maya, "The Berlin deal", "zq-two");

        await story.HoldEndsAsync();

        var digest = Assert.Single(daniel.Messages);
        Assert.Contains("2 reflections were shared with you", digest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", digest.Card!.Words, StringComparison.Ordinal);

        var opened = await daniel.PressesAsync(digest, "Read what Maya Okafor shared");
        Assert.Contains("zq-one", opened.Card!.Words, StringComparison.Ordinal);
        await daniel.PressesAsync(digest, "I have read this");
        var all = await daniel.PressesAsync(digest, "All reflections");

        Assert.Contains("The Berlin deal", all.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("2 reflections were shared with you", digest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(maya.Messages, message => message.Text?.StartsWith("Daniel Reyes has read", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_Review_That_Moved_To_Another_Card_Leaves_No_Text_Behind()
    {
        await using var story = await Mentorship.StartAsync();
        var maya = story.Maya;
        await maya.InstallsAsync();
        await maya.PressesAsync("Start");
        await ToReviewAsync(maya, "The board review", "zq-private");
        var review = maya.Latest;
        Assert.Contains("zq-private", review.Card!.Words, StringComparison.Ordinal);

        await maya.SaysAsync("zq-afterthought");
        await maya.PressesAsync("What I learned");

        Assert.Contains("zq-afterthought", maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", review.Card!.Words, StringComparison.Ordinal);
        Assert.Empty(review.Card!.Buttons);
    }

    private static async Task ReleaseAsync(TeamsUser maya, string milestone, string learned)
    {
        await ToReviewAsync(maya, milestone, learned);
        await maya.PressesAsync("Send to Daniel Reyes");
    }

    private static async Task ToReviewAsync(TeamsUser maya, string milestone, string learned)
    {
        await maya.SaysAsync("milestone");
        await maya.PressesAsync("Begin", new { title = milestone });
        await maya.SaysAsync("win");
        await maya.SaysAsync(learned);
        await maya.SaysAsync("skip");
        await maya.SaysAsync("skip");
        await maya.SaysAsync("skip");
    }
}
