using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

public sealed class EndHoldTests
{
    [Fact]
    public async Task A_Mentor_Who_Says_Yes_Just_As_The_Hold_Ends_Reads_It()
    {
        var storage = new RefusingWrites();
        await using var story = await Mentorship.StartAsync(more: storage.AddTo);
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        await story.ChangePairingAsync(pairing => pairing with { Accepted = Agreed.By([pairing.Mentee]) });
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.First), "Send to Daniel Reyes");
        await story.Daniel.SaysAsync("agreement");
        storage.Before("checkin|", () => AgreesAsync(story));

        await story.HoldEndsAsync();

        Assert.Equal(2, (await story.PairingAsync()).Accepted.Count);
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

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

    /// <summary>Daniel's yes, and all that follows it by itself.</summary>
    private static async Task AgreesAsync(Mentorship story)
    {
        await story.Daniel.PressesAsync("I agree");
        foreach (var item in await story.Bot.Get<RecipientRows>().PlannedAsync(Somebody.Daniel.Id.Key, default))
            await story.Bot.Get<AgendaWorker>().WorkAsync(item, default);
    }
}
