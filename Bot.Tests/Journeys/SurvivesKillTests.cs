using System.Net;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>The bot's process is killed between and inside turns. Storage lives on; Teams delivers again what was not answered.</summary>
public sealed class SurvivesKillTests
{
    private const string Learned = "Ask the finance team early.";

    [Fact]
    public async Task Every_Answer_Is_There_After_A_Kill_Between_Any_Two_Turns()
    {
        await using var bot = await KilledBot.StartAsync();
        await bot.BeginsCheckInAsync();
        await bot.DiesAndComesBackAsync();
        await bot.Mentee.PressesAsync("A win to build on");
        await bot.Mentee.PressesAsync("Next", new { text = Learned });
        await bot.DiesAndComesBackAsync();
        await bot.Mentee.PressesAsync("Next", new { text = "I could have rehearsed." });
        await bot.DiesAndComesBackAsync();
        await bot.Mentee.SaysAsync("I listen first.");

        var checkIn = await bot.StoredCheckInAsync();
        Assert.Equal("win", checkIn.AnswerTo("moment")!.ChoiceId);
        Assert.Equal(Learned, checkIn.AnswerTo("learned")!.Text);
        Assert.Equal("I could have rehearsed.", checkIn.AnswerTo("better")!.Text);
        Assert.Equal("I listen first.", checkIn.AnswerTo("lead")!.Text);
        Assert.Equal(4, checkIn.Answers.Count);
        Assert.Empty(bot.Connector.Complaints);
    }

    [Fact]
    public async Task A_Typed_Answer_Is_Stored_Once_When_The_Bot_Dies_While_It_Replies()
    {
        await using var bot = await KilledBot.StartAsync();
        await bot.AnswersKindOfMomentAsync();
        var reply = Hanging(bot);
        var answer = bot.Mentee.SayActivity(Learned);

        await bot.DiesDuringAsync(bot.Mentee.PostAsync(answer), reply.Arrived);
        await bot.ComesBackAsync();
        Assert.Equal(HttpStatusCode.OK, (await bot.Mentee.PostAsync(answer)).StatusCode);

        var checkIn = await bot.StoredCheckInAsync();
        Assert.Equal(Learned, checkIn.AnswerTo("learned")!.Text);
        Assert.Equal(2, checkIn.Answers.Count);
        Assert.Contains("What could have gone better?", bot.Mentee.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_Typed_Before_The_Killed_Turn_Comes_Again_Are_Not_Filed_Under_A_Question_That_Never_Arrived()
    {
        await using var bot = await KilledBot.StartAsync();
        await bot.AnswersKindOfMomentAsync();
        var reply = Hanging(bot);

        var killed = bot.Mentee.PostAsync(bot.Mentee.SayActivity(Learned));
        await reply.Arrived;
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(1);
        await bot.DiesDuringAsync(killed, reply.Arrived);
        await bot.ComesBackAsync();
        await bot.Mentee.SaysAsync("And the risk team as well.", timestamp: soon);

        var dialog = await bot.StoredDialogAsync();
        Assert.Null(dialog.CheckIn.AnswerTo("better"));
        Assert.Equal("And the risk team as well.", dialog.Pending!.Part.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Sentence_Is_Kept_Once_When_The_Bot_Dies_During_The_Write(bool reachesTheTable)
    {
        await using var bot = await KilledBot.StartAsync();
        await bot.AnswersKindOfMomentAsync();
        var write = reachesTheTable ? bot.Storage.StopAfter(Learned) : bot.Storage.StopBefore(Learned);
        var answer = bot.Mentee.SayActivity(Learned);

        await bot.DiesDuringAsync(bot.Mentee.PostAsync(answer), write.Met);
        Assert.Equal(reachesTheTable, (await bot.StoredCheckInAsync()).Knows(Learned));
        await bot.ComesBackAsync();
        await bot.Mentee.PostAsync(answer);

        var dialog = await bot.StoredDialogAsync();
        var written = dialog.CheckIn.Answers.SelectMany(given => given.Parts).Concat(dialog.CheckIn.Notes).Select(part => part.Text);
        Assert.Equal(Learned, Assert.Single(written.Append(dialog.Pending?.Part.Text), known => known is not null));
        Assert.Null(dialog.CheckIn.AnswerTo("better"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Press_Of_Send_Releases_Once_When_The_Bot_Dies_During_The_Write(bool reachesTheTable)
    {
        await using var bot = await KilledBot.StartAsync(hold: TimeSpan.FromSeconds(1));
        var review = await bot.AnswersAllAsync(Learned);
        var write = reachesTheTable ? bot.Storage.StopAfter("$batch", "heldUntil") : bot.Storage.StopBefore("$batch", "heldUntil");
        var press = bot.Mentee.PressActivity(review, KilledBot.SendButton);

        await bot.DiesDuringAsync(bot.Mentee.PostAsync(press), write.Met);
        await bot.ComesBackAsync();
        await bot.Mentee.PostAsync(press);

        var digest = await bot.DigestAsync();
        Assert.Contains(Learned, digest.Card!.Words, StringComparison.Ordinal);
        Assert.Single((await bot.StoredCheckInAsync()).Releases);
        await NoSecondDigestAsync(bot);
    }

    [Fact]
    public async Task A_Release_Happens_Once_After_A_Kill_During_Its_Hold()
    {
        await using var bot = await KilledBot.StartAsync(hold: TimeSpan.FromSeconds(8));
        var review = await bot.AnswersAllAsync(Learned);
        await bot.Mentee.PressesAsync(review, KilledBot.SendButton);
        await bot.DiesAsync();
        Assert.Equal(ReleaseState.Held, (await bot.StoredCheckInAsync()).LastRelease!.State);
        await bot.ComesBackAsync();

        await bot.DigestAsync();
        Assert.Equal(ReleaseState.Released, Assert.Single((await bot.StoredCheckInAsync()).Releases).State);
        await bot.DiesAndComesBackAsync();
        await NoSecondDigestAsync(bot);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Release_Happens_Once_When_The_Bot_Dies_While_It_Lets_The_Mentor_In(bool reachesTheTable)
    {
        await using var bot = await KilledBot.StartAsync(hold: TimeSpan.FromSeconds(1));
        var review = await bot.AnswersAllAsync(Learned);
        var write = reachesTheTable ? bot.Storage.StopAfter("$batch", "Released") : bot.Storage.StopBefore("$batch", "Released");

        await bot.DiesDuringAsync(bot.Mentee.PressesAsync(review, KilledBot.SendButton), write.Met);
        await bot.ComesBackAsync();

        var digest = await bot.DigestAsync();
        Assert.Contains(Learned, digest.Card!.Words, StringComparison.Ordinal);
        await NoSecondDigestAsync(bot);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_Was_Said_Last_Can_Be_Taken_Out_Of_The_Chat_By_The_Next_Process(bool killed)
    {
        await using var bot = await KilledBot.StartAsync();
        await bot.AnswersKindOfMomentAsync();
        foreach (var words in (string[])["zq-learned", "zq-better", "zq-lead", "zq-next", "tomorrow"])
            await bot.Mentee.SaysAsync(words);
        Assert.Contains("zq-learned", bot.Mentee.Latest.Everything, StringComparison.Ordinal);
        if (!killed)
            await bot.Mentee.SaysAsync("my data");

        await (killed ? bot.DiesAsync() : bot.IsToldToStopAsync());
        await bot.ComesBackAsync();
        await bot.Mentee.SaysAsync("private");
        bot.Mentee.Reloads();
        Assert.DoesNotContain(bot.Mentee.Messages, message => message.Json.GetRawText().Contains("zq-", StringComparison.Ordinal));
        await bot.Mentee.SaysAsync("delete my data");
        var ask = bot.Mentee.Latest;
        await bot.Mentee.PressesAsync(ask, "Delete everything");

        await bot.Connector.WaitForMessageAsync(bot.Mentee.ConversationId, message => message.Everything.Contains("is deleted", StringComparison.Ordinal));
        Assert.Equal([ask.Id], bot.Mentee.Messages.Select(message => message.Id));
    }

    /// <summary>The next message to the mentee never gets through the Connector.</summary>
    private static ScriptedAnswer Hanging(KilledBot bot)
    {
        var hanging = new ScriptedAnswer { Method = "POST", PathHolds = bot.Mentee.ConversationId, Hangs = true };
        bot.Connector.Next(hanging);
        return hanging;
    }

    /// <summary>After everything that was due has been done.</summary>
    private static async Task NoSecondDigestAsync(KilledBot bot)
    {
        await bot.IdleAsync();
        Assert.Single(bot.Mentor.Messages, KilledBot.IsDigest);
        Assert.Empty(bot.Connector.Complaints);
    }
}
