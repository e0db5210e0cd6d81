using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>The bot is killed around a message that it sends of its own accord: nobody is asked twice, whatever became of it.</summary>
public sealed class SurvivesKillWhileSendingTests
{
    private const string Question = "Did it happen?";

    [Fact]
    public async Task A_Mentee_Is_Not_Asked_Again_When_The_Bot_Dies_Before_It_Learns_That_The_Question_Arrived()
    {
        await using var bot = await KilledBot.StartAsync();
        var lost = Lost(bot, bot.Mentee);
        var key = await PlanForYesterdayAsync(bot);

        await lost.Arrived;
        await bot.DiesAndComesBackAsync();
        Assert.Equal(DeliveryState.Sending, (await bot.ClaimAsync(Sample.Mentee.Id, key)).State);
        await bot.LeaseEndsAsync(Sample.Mentee.Id, key);
        await bot.IdleAsync();

        Assert.Equal(DeliveryState.Unknown, (await bot.ClaimAsync(Sample.Mentee.Id, key)).State);
        Assert.Single(bot.Mentee.Messages, IsTheQuestion);
    }

    [Fact]
    public async Task A_Mentee_Is_Asked_Once_When_The_Bot_Dies_Before_Its_Claim_Is_Stored()
    {
        await using var bot = await KilledBot.StartAsync();
        var claim = bot.Storage.StopBefore("Deliveries", "happened.");
        var key = await PlanForYesterdayAsync(bot);

        await claim.Met;
        await bot.DiesAndComesBackAsync();
        await bot.Connector.WaitForMessageAsync(bot.Mentee.ConversationId, IsTheQuestion);
        await bot.IdleAsync();

        Assert.Equal(DeliveryState.Sent, (await bot.ClaimAsync(Sample.Mentee.Id, key)).State);
        Assert.Single(bot.Mentee.Messages, IsTheQuestion);
    }

    [Fact]
    public async Task A_Claim_That_Nobody_Lived_To_Use_Ends_As_Unknown()
    {
        await using var bot = await KilledBot.StartAsync();
        var claim = bot.Storage.StopAfter("Deliveries", "happened.");
        var key = await PlanForYesterdayAsync(bot);

        await claim.Met;
        await bot.DiesAndComesBackAsync();
        await bot.LeaseEndsAsync(Sample.Mentee.Id, key);
        await bot.IdleAsync();

        Assert.Equal(DeliveryState.Unknown, (await bot.ClaimAsync(Sample.Mentee.Id, key)).State);
        Assert.DoesNotContain(bot.Mentee.Messages, IsTheQuestion);
    }

    [UnixFact]
    public async Task A_Bot_That_Is_Told_To_Stop_Records_What_It_Was_Sending_Before_It_Ends()
    {
        await using var bot = await KilledBot.StartAsync();
        var late = ScriptedAnswer.Late(bot.Mentee.ConversationId);
        bot.Connector.Next(late);
        var key = await PlanForYesterdayAsync(bot);

        await late.Arrived;
        var ending = bot.IsToldToStopAsync();
        late.Release();
        Assert.Equal(0, await ending);
        Assert.Equal(DeliveryState.Sent, (await bot.ClaimAsync(Sample.Mentee.Id, key)).State);
        await bot.ComesBackAsync();
        await bot.IdleAsync();

        Assert.Single(bot.Mentee.Messages, IsTheQuestion);
    }

    [Fact]
    public async Task A_Digest_That_Was_Claimed_And_Killed_Is_Unknown_And_Not_Sent_Again_By_Itself()
    {
        await using var bot = await KilledBot.StartAsync(hold: TimeSpan.FromSeconds(1));
        var lost = Lost(bot, bot.Mentor);
        await bot.ReleasesAsync("Ask the finance team early.");
        await lost.Arrived;
        var key = Assert.Single(await bot.ClaimKeysAsync(Sample.Mentor.Id));
        await bot.DiesAndComesBackAsync();
        await bot.LeaseEndsAsync(Sample.Mentor.Id, key);
        await bot.IdleAsync();
        await bot.DiesAndComesBackAsync();
        await bot.IdleAsync();

        Assert.Equal(DeliveryState.Unknown, (await bot.ClaimAsync(Sample.Mentor.Id, key)).State);
        Assert.Single(bot.Mentor.Messages, KilledBot.IsDigest);
        Assert.All(await bot.Get<ReleasedStore>().ForReaderAsync(Sample.Mentor.Id, CancellationToken.None), one => Assert.True(one.MaybeSeen));
    }

    [Fact]
    public async Task A_Mentors_Reply_Arrives_Once_When_The_Bot_Dies_While_It_Passes_It_On()
    {
        await using var bot = await KilledBot.StartAsync(hold: TimeSpan.FromSeconds(1));
        await bot.ReleasesAsync("Ask the finance team early.");
        var digest = await bot.DigestAsync();
        await bot.IdleAsync();
        var lost = Lost(bot, bot.Mentee);
        var reply = bot.Mentor.PressActivity(digest, "Send reply", new { reply = "Good call. Who else should know?" });

        await bot.DiesDuringAsync(bot.Mentor.PostAsync(reply), lost.Arrived);
        await bot.ComesBackAsync();
        var answer = await CardAnswer.ReadAsync(await bot.Mentor.PostAsync(reply));

        Assert.Contains("I could not confirm that it arrived", answer.Card!.Words, StringComparison.Ordinal);
        Assert.Single(bot.Mentee.Messages, message => message.Everything.Contains("Who else should know?", StringComparison.Ordinal));
    }

    /// <summary>The next message to this person arrives, and the bot never hears of it.</summary>
    private static ScriptedAnswer Lost(KilledBot bot, TeamsUser user)
    {
        var lost = new ScriptedAnswer { Method = "POST", PathHolds = user.ConversationId, Hangs = true, AfterAccepting = true };
        bot.Connector.Next(lost);
        return lost;
    }

    /// <returns>The key of the message that is due at once.</returns>
    private static async Task<string> PlanForYesterdayAsync(KilledBot bot)
    {
        var plan = bot.Get<PlanMilestone>();
        var day = plan.Now.InUtc().Date.PlusDays(-1);
        var milestone = new Milestone { Id = "board", PairingId = Sample.Pairing.Id, Title = "The board review", PlannedOn = day };
        await plan.AddAsync(new Membership(KilledBot.Program, Sample.Pairing), milestone, CancellationToken.None);
        return $"happened.board.{day.ToDateOnly():yyyyMMdd}";
    }

    private static bool IsTheQuestion(SentActivity message) => message.Card?.Words.Contains(Question, StringComparison.Ordinal) is true;
}
