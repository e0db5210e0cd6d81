using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>Readers whom Maya named, and who take no part any more when the hold ends.</summary>
public sealed class LeftDuringHoldTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Mentor_Who_Left_Reads_Nothing_And_The_Card_Says_So(bool ended)
    {
        await using var story = await Mentorship.BegunAsync();
        var lena = story.Bot.User(Somebody.Lena);
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await (ended ? story.ChangePairingAsync(pairing => pairing with { Ended = true }) : story.ChangeMentorsAsync(Somebody.Lena));

        await story.HoldEndsAsync();

        Assert.Contains("Not sent to Daniel Reyes", card.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Take back", card.Card!.Buttons);
        Assert.Empty(story.Daniel.Messages);
        Assert.Empty(lena.Messages);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        story.Maya.Reloads();
        await story.Maya.PressesAsync(card, "Show what I wrote");
        var folded = await story.Maya.PressesAsync(card, "Fold away");
        Assert.Contains("Not sent to Daniel Reyes", folded.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_Two_Mentors_The_One_Who_Stayed_Reads_And_The_Card_Names_Both()
    {
        await using var story = await Mentorship.BegunAsync();
        var lena = story.Bot.User(Somebody.Lena);
        await story.ChangeMentorsAsync(Somebody.Daniel, Somebody.Lena);
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes, Lena Fischer");
        await story.ChangeMentorsAsync(Somebody.Lena);

        await story.HoldEndsAsync();

        Assert.Contains("Lena Fischer can read it now", card.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Not sent to Daniel Reyes", card.Card!.Words, StringComparison.Ordinal);
        Assert.Single(lena.Messages);
        Assert.Empty(story.Daniel.Messages);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }
}
