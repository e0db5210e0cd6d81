using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A next step stands on the digests after its own as well, for as long as its mentee lets it.</summary>
public sealed class TakenBackLaterTests
{
    [Fact]
    public async Task A_Step_That_Is_Taken_Back_Goes_Out_Of_Later_Digests_Too()
    {
        await using var story = await Mentorship.BegunAsync();
        var first = await story.SharesAsync(Answers.First);
        await story.SharesAsync(Answers.New("second"), "The merger");
        Assert.Contains("zq-first-next", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);

        await story.Maya.PressesAsync(first, "Take back");

        AssertOnlySecond(story);
    }

    [Fact]
    public async Task A_Step_That_Is_Taken_Back_While_A_Later_Digest_Is_On_Its_Way_Goes_Out_Of_It()
    {
        await using var story = await Mentorship.BegunAsync();
        var first = await story.SharesAsync(Answers.First);
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.New("second"), "The merger"), "Send to Daniel Reyes");
        var late = ScriptedAnswer.Late(story.Daniel.ConversationId);
        story.Bot.Connector.Next(late);
        var sending = story.HoldEndsAsync();
        await late.Arrived;

        await story.Maya.PressesAsync(first, "Take back");
        late.Release();
        await sending;
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));

        AssertOnlySecond(story);
    }

    private static void AssertOnlySecond(Mentorship story)
    {
        Assert.All(story.Daniel.Messages, message => Assert.DoesNotContain("zq-first", message.Json.GetRawText(), StringComparison.Ordinal));
        Assert.Contains("zq-second-learned", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }
}
