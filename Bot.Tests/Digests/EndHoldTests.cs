using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

public sealed class EndHoldTests
{
    /// <summary>The item is written before the release, and without a hold it is due at once.</summary>
    [Fact]
    public async Task A_Release_That_Is_Not_Stored_Yet_Is_Looked_For_Once_More_And_Then_Dropped()
    {
        await using var story = await Mentorship.StartAsync();
        var endHold = Assert.Single(story.Bot.Get<IEnumerable<IAgendaHandler>>(), handler => handler.Kind == ReleaseAnswers.AgendaKind);
        var now = story.Bot.Time.GetUtcNow();

        var item = new AgendaItem(Sample.Mentee.Id.Key, now, endHold.Kind, "check-in#1");
        var first = Assert.IsType<AgendaDecision.Run>(await endHold.DecideAsync(item, CancellationToken.None));
        Assert.True(first.Next!.Due > now);
        Assert.IsType<AgendaDecision.Drop>(await endHold.DecideAsync(first.Next, CancellationToken.None));
    }
}
