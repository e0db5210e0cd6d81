using System.Net;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Messages at once, out of order, twice: each sentence is kept where its writer meant it.</summary>
public sealed class RapidInputTests
{
    [Fact]
    public async Task Four_Messages_At_Once_All_Stand_In_The_Answer_To_The_Question_That_Was_Showing()
    {
        await using var story = await AtLearnedAsync();
        var messages = FourAtOnce(story, story.Maya, story.Maya);

        await Task.WhenAll(messages);

        Assert.Equal("zq-1\nzq-2\nzq-3\nzq-4", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
        Assert.Null((await story.OpenAsync())!.CheckIn.AnswerTo("better"));
    }

    [Fact]
    public async Task Four_Messages_At_Once_To_Two_Instances_Are_All_Kept_In_Order()
    {
        await using var story = await AtLearnedAsync();
        await using var other = await BotFixture.StartAsync(beside: story.Bot);
        var messages = FourAtOnce(story, story.Maya, other.User(Somebody.Maya));

        await Task.WhenAll(messages);

        Assert.Equal("zq-1\nzq-2\nzq-3\nzq-4", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
    }

    [Fact]
    public async Task A_Message_Delivered_Twice_Changes_Nothing_And_Is_Answered_Once()
    {
        await using var story = await AtLearnedAsync();
        var activity = story.Maya.SayActivity("zq-once");
        await story.Maya.PostAsync(activity);
        var (state, messages) = (await story.OpenAsync(), story.Maya.Messages.Count);

        var again = await story.Maya.PostAsync(activity);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(messages, story.Maya.Messages.Count);
        Assert.Equal(state!.Rev, (await story.OpenAsync())!.Rev);
        Assert.Equal("zq-once", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
    }

    [Fact]
    public async Task A_Message_Delivered_Twice_Is_Answered_Again_When_The_First_Answer_Did_Not_Arrive()
    {
        await using var story = await AtLearnedAsync();
        story.Bot.Connector.Next(new ScriptedAnswer { Method = "POST", PathHolds = story.Maya.ConversationId });
        var activity = story.Maya.SayActivity("zq-once");
        await story.Maya.PostAsync(activity);
        Assert.DoesNotContain(story.Maya.Messages, message => Asks(message, "What could have gone better?"));

        await story.Maya.PostAsync(activity);

        Assert.Single(story.Maya.Messages, message => Asks(message, "What could have gone better?"));
        Assert.Equal("zq-once", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
    }

    [Fact]
    public async Task The_Next_Question_Comes_Although_Teams_Refused_It_At_First()
    {
        await using var story = await AtLearnedAsync();
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed").For(story.Maya.ConversationId));

        await story.Maya.SaysAsync("zq-once");

        Assert.Single(story.Maya.Messages, message => Asks(message, "What could have gone better?"));
    }

    [Fact]
    public async Task The_Card_Before_Is_Folded_When_The_Next_Question_Stands()
    {
        await using var story = await AtLearnedAsync();
        var before = story.Maya.Latest;
        var question = ScriptedAnswer.Late(story.Maya.ConversationId);
        story.Bot.Connector.Next(question);

        var saying = story.Maya.SaysAsync("zq-once");
        await question.Arrived;
        Assert.Single(before.Versions);
        question.Release();
        await saying;

        Assert.Equal(2, before.Versions.Count);
    }

    [Fact]
    public async Task A_Press_Delivered_Twice_Is_Answered_Twice_And_Kept_Once()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.ReachesAsync();
        await story.Maya.PressesAsync(card, "A surprise");
        var press = story.Maya.PressActivity(card, "Next", new { text = "zq-once" });
        await story.Maya.PostAsync(press);
        var before = await story.OpenAsync();
        story.Bot.Storage.Reset();

        var again = await CardAnswer.ReadAsync(await story.Maya.PostAsync(press));

        Assert.Contains("What could have gone better?", again.Card!.Words, StringComparison.Ordinal);
        // One read: another instance may have gone on since.
        Assert.Single(story.Bot.Storage.OfTurns);
        Assert.Equal(before!.Rev, (await story.OpenAsync())!.Rev);
        Assert.Empty(before.CheckIn.AnswerTo("learned")!.Earlier);
    }

    [Fact]
    public async Task Words_On_A_Stale_Card_Are_Kept_While_Another_Device_Reopens_Its_Check_In()
    {
        await using var story = await AtLearnedAsync();
        var card = story.Maya.Messages.Last(message => story.Maya.Sees(message)?.Button("Next") is not null);
        var stale = story.Maya.PressActivity(card, "Next", new { text = "zq-stale words" });
        await story.ReachesAsync("The Berlin deal");
        await using var other = await BotFixture.StartAsync(beside: story.Bot);
        var device = other.User(Somebody.Maya);
        await story.Maya.PressesAsync(card, "Next");
        story.Bot.Storage.Before("$batch", () => device.PostAsync(stale).GetAwaiter().GetResult());

        await story.Maya.PressesAsync(card, "Continue");
        foreach (var line in (string[])["zq-better", "zq-lead", "zq-next", "skip"])
            await story.Maya.SaysAsync(line);
        await story.Maya.PressesAsync("Keep private");

        Assert.Contains((await story.StoredAsync()).Notes, note => note.Text == "zq-stale words");
    }

    [Fact]
    public async Task Two_Presses_Of_Send_Are_One_Release()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.AnswersAsync(Answers.First);
        var press = story.Maya.PressActivity(card, "Send to Daniel Reyes");

        var answers = await Task.WhenAll(story.Maya.PostAsync(press), story.Maya.PostAsync(press.DeepClone()));

        foreach (var answer in answers)
            Assert.Contains("On its way", (await CardAnswer.ReadAsync(answer)).Card!.Words, StringComparison.Ordinal);

        Assert.Single((await story.StoredAsync()).Releases);
        await story.HoldEndsAsync();
        Assert.Single(story.Daniel.Messages);
    }

    [Fact]
    public async Task A_Turn_That_Storage_Refuses_Says_That_It_Was_Not_Kept()
    {
        var storage = new RefusingWrites();
        await using var story = await Mentorship.StartAsync(more: storage.AddTo);
        await story.BeginAsync();
        await story.ReachesAsync();
        storage.Refuse = true;

        await story.Maya.SaysAsync("zq-lost");

        Assert.Contains("this was not kept", story.Maya.Latest.Text, StringComparison.Ordinal);
        storage.Refuse = false;
        await story.Maya.SaysAsync("a surprise");
        Assert.Equal("surprise", (await story.OpenAsync())!.CheckIn.AnswerTo("moment")!.ChoiceId);
    }

    private static async Task<Mentorship> AtLearnedAsync()
    {
        var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");
        return story;
    }

    private static bool Asks(SentActivity message, string question) =>
        message.Card?.Words.Contains(question, StringComparison.Ordinal) is true;

    /// <summary>Written within half a second while one question was showing, delivered a second later all at once, last first.</summary>
    private static List<Task<HttpResponseMessage>> FourAtOnce(Mentorship story, TeamsUser one, TeamsUser other)
    {
        // Long enough for an instance that knows the question only from the tables to take it as seen.
        story.Bot.Time.Advance(TimeSpan.FromSeconds(30));
        var start = story.Bot.Time.GetUtcNow();
        story.Bot.Time.Advance(TimeSpan.FromSeconds(1));
        return [.. Enumerable.Range(1, 4).Reverse().Select(number =>
            (number % 2 == 0 ? one : other).SaysAsync($"zq-{number}", timestamp: start + TimeSpan.FromMilliseconds(100 * number)))];
    }
}
