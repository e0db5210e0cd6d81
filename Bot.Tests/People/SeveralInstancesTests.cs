using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Tests.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.People;

/// <summary>Maya's turns reach one instance, and what falls due is done by another that last read her row before.</summary>
public sealed class SeveralInstancesTests
{
    [Fact]
    public async Task Erasing_That_Another_Instance_Goes_On_With_Leaves_No_Message_In_The_Chat()
    {
        await using var story = await Mentorship.BegunAsync();
        await using var other = await KnowingMayaAsync(story);
        for (var message = 0; message < 65; message++)
            await story.Maya.SaysAsync("help");

        await story.Maya.SaysAsync("delete my data");
        var ask = story.Maya.Latest;
        await story.Maya.PressesAsync(ask, "Delete everything");
        await story.Bot.SettleAsync();
        Assert.InRange(story.Maya.Messages.Count, 2, 60);

        await other.Get<AgendaWorker>().WorkAsync(await PlannedAsync(other, "erase"), default);
        await story.Bot.SettleAsync();

        Assert.Equal([ask.Id], story.Maya.Messages.Select(message => message.Id));
        Assert.Contains("is deleted", ask.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_Leaves_No_Message_Of_Either_Of_Two_Instances_Between_Which_The_Turns_Went()
    {
        await using var story = await Mentorship.BegunAsync();
        await using var other = await KnowingMayaAsync(story);
        await KnowOfEachOtherAsync(story.Bot, other);
        var there = other.User(Somebody.Maya);
        foreach (var words in (string[])["help", "hi", "zq-loose", "my space"])
        {
            await story.Maya.SaysAsync(words);
            await there.SaysAsync(words);
        }

        await there.SaysAsync("delete my data");
        var ask = story.Maya.Latest;
        await story.Maya.PressesAsync(ask, "Delete everything");
        await story.Bot.SettleAsync();

        Assert.Equal([ask.Id], story.Maya.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task Erasing_Leaves_No_Message_Of_An_Instance_That_Was_Alone_When_It_Said_It()
    {
        await using var story = await Mentorship.StartAsync(more: Leading.Alone);
        await story.BeginAsync();
        await story.Maya.SaysAsync("help");
        await using var other = await KnowingMayaAsync(story, Leading.Alone);
        await KnowOfEachOtherAsync(story.Bot, other);
        var there = other.User(Somebody.Maya);

        await there.SaysAsync("delete my data");
        var ask = story.Maya.Latest;
        await there.PressesAsync(ask, "Delete everything");
        await other.SettleAsync();

        Assert.Equal([ask.Id], story.Maya.Messages.Select(message => message.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Review_That_One_Instance_Showed_Keeps_No_Private_Text_When_Another_Closes_It(bool typed)
    {
        await using var story = await Mentorship.BegunAsync();
        await using var other = await KnowingMayaAsync(story);
        await KnowOfEachOtherAsync(story.Bot, other);
        var review = await story.AnswersAsync(Answers.First);
        if (typed)
        {
            await story.Maya.PressesAsync(review, "Edit What I learned");
            await story.Maya.SaysAsync("zq-typed");
            review = story.Maya.Latest;
            Assert.Contains("zq-typed", review.Card!.Words, StringComparison.Ordinal);
        }

        await other.User(Somebody.Maya).SaysAsync("private");

        story.Maya.Reloads();
        Assert.Contains(Strings.Closing_PrivateTitle, review.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Maya.Messages, message => message.Json.GetRawText().Contains("zq-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Turn_That_Was_Kept_Is_Not_Denied_When_What_Was_Said_In_It_Cannot_Be_Stored()
    {
        var storage = new RefusingWrites();
        await using var story = await Mentorship.StartAsync(more: storage.AddTo);
        await story.BeginAsync();
        await using var other = await KnowingMayaAsync(story);
        await KnowOfEachOtherAsync(story.Bot, other);
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");
        var writes = 0;
        storage.Only = (_, path) => path.Contains("People", StringComparison.Ordinal) && ++writes == 2;
        storage.Failure = () => new IOException("The storage double hangs up.");
        storage.Refuse = true;

        await story.Maya.SaysAsync("zq-learned");

        Assert.Equal(2, writes);
        Assert.Equal("zq-learned", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
        Assert.Contains("What could have gone better?", story.Maya.Latest.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Sentence_That_Begins_Like_A_Command_Is_Kept_As_An_Answer_By_Any_Instance()
    {
        await using var story = await Mentorship.BegunAsync();
        await using var other = await KnowingMayaAsync(story);
        await story.ReachesAsync();
        await story.Maya.PressesAsync("A surprise");

        await other.User(Somebody.Maya).SaysAsync("My time is limited");

        Assert.Equal("My time is limited", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")?.Text);
    }

    [Fact]
    public async Task No_Thanks_Within_A_Check_In_That_Another_Instance_Began_Ends_Nothing()
    {
        await using var story = await Mentorship.BegunAsync();
        await using var other = await KnowingMayaAsync(story);
        await story.ReachesAsync();

        await other.User(Somebody.Maya).SaysAsync("no thanks");

        Assert.Equal(Participation.Active, (await other.Get<PersonStore>().GetStoredAsync(Somebody.Maya.Id, default)).Participation);
    }

    [Fact]
    public async Task A_Reason_For_Skipping_What_Another_Instance_Began_Stays_With_Its_Writer()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Mentorship.Wednesday);
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");
        var late = story.Maya.PressActivity(prompt, "Keep it for me", new { reason = "zq-reason" });
        await using var other = await KnowingMayaAsync(story);
        await story.Maya.PressesAsync(prompt, "Start after all");

        var answer = await CardAnswer.ReadAsync(await other.User(Somebody.Maya).PostAsync(late));

        Assert.Equal("zq-reason", answer.Card!.ValueOf("reason"));
    }

    [Fact]
    public async Task The_End_Of_A_Hold_On_Another_Instance_Leaves_A_Card_That_Is_Being_Edited_Alone()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await using var other = await KnowingMayaAsync(story);
        await story.Maya.PressesAsync(card, "Show what I wrote");
        await story.Maya.PressesAsync(card, "Edit and send again");
        await story.Maya.PressesAsync(card, "Edit What I learned");

        await other.PassAsync(TimeSpan.FromSeconds(21));

        Assert.Contains(Answers.First.Learned, Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);
        Assert.NotNull(story.Maya.Sees(card)!.Button("Next"));
    }

    [Fact]
    public async Task Whoever_Comes_Back_Is_Known_To_Be_Back_Wherever_They_Were_Found_Gone()
    {
        await using var story = await Mentorship.BegunAsync();
        await using var other = await KnowingMayaAsync(story);
        other.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "MessageWritesBlocked").For(story.Maya.ConversationId));
        var sent = await other.Get<Messenger>().SendAsync(Somebody.Maya.Id, Activity.Message("Hello"), default);
        Assert.Equal(SendOutcomeKind.Unreachable, sent.Kind);

        story.Bot.Time.Advance(TimeSpan.FromMinutes(2));
        await story.Maya.SaysAsync("hi");

        Assert.Null((await other.Get<PersonStore>().GetStoredAsync(Somebody.Maya.Id, default)).Unreachable);
    }

    /// <summary>From now on the first instance does by itself nothing that falls due.</summary>
    private static async Task<BotFixture> KnowingMayaAsync(Mentorship story, Action<IServiceCollection>? more = null)
    {
        await story.Bot.Get<Dispatcher>().StopAsync(default);
        var other = await BotFixture.StartAsync(beside: story.Bot, more: more);
        await other.Get<PersonStore>().GetAsync(Somebody.Maya.Id, default);
        return other;
    }

    private static async Task KnowOfEachOtherAsync(params BotFixture[] instances)
    {
        // Twice: nobody has to have beaten by itself before the first of them looked.
        foreach (var instance in instances.Concat(instances))
            await instance.Get<Instances>().BeatAsync(default);
    }

    private static async Task<AgendaItem> PlannedAsync(BotFixture bot, string kind) =>
        Assert.Single(await bot.Get<RecipientRows>().PlannedAsync(Somebody.Maya.Id.Key, default), item => item.Kind == kind);
}
