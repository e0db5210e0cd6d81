using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>Somebody was erased, and the channel does not take it that they are told.</summary>
public sealed class LastWordTests
{
    [Fact]
    public async Task The_Last_Word_Waits_For_A_Channel_That_Does_Not_Take_It_And_Nothing_Else_Does()
    {
        await using var story = await Lives.LivedAsync(Leading.Alone);
        var ask = await DeletesAsync(story);

        var left = await StoredRows.AllAsync(story.Bot.Tables);
        Assert.All((string[])[Lives.Mark, Somebody.Maya.Name, Mentorship.PairingId], trace => Assert.DoesNotContain(left, row => row.Holds(trace)));
        Assert.DoesNotContain("is deleted", ask.Card!.Words, StringComparison.Ordinal);
        for (var minutes = 0; minutes < 10; minutes++)
            await story.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Contains("is deleted", ask.Card!.Words, StringComparison.Ordinal);
        Assert.Equal([ask.Id], story.Maya.Messages.Select(message => message.Id));
        Assert.DoesNotContain(await StoredRows.AllAsync(story.Bot.Tables), row => row.Holds(Somebody.Maya.ObjectId));
    }

    [Fact]
    public async Task Whoever_Comes_Back_While_The_Last_Word_Waits_Keeps_What_They_Write_Since()
    {
        await using var story = await Lives.LivedAsync(Leading.Alone);
        var ask = await DeletesAsync(story);

        await story.Maya.SaysAsync("zq-since then");
        for (var minutes = 0; minutes < 10; minutes++)
            await story.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Contains("is deleted", ask.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(await StoredRows.AllAsync(story.Bot.Tables), row => row.Holds("zq-since then"));
        Assert.DoesNotContain(await StoredRows.AllAsync(story.Bot.Tables), row => row.Holds("erased") || row.GetString("Erasure") is { Length: > 0 });
    }

    /// <returns>The card that will say that it is done, which cannot be changed once.</returns>
    private static async Task<SentActivity> DeletesAsync(Mentorship story)
    {
        await story.Maya.SaysAsync("delete my data");
        var ask = story.Maya.Latest;
        story.Bot.Connector.Next(ScriptedAnswer.NoUpdates(story.Maya.ConversationId, times: 1));
        await story.Maya.PressesAsync(ask, "Delete everything");
        await story.Bot.SettleAsync();
        return ask;
    }
}
