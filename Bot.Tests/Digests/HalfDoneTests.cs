using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.CheckIns;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>The end of a hold and the digest after it, half done, done late, or done by two instances at once.</summary>
public sealed class HalfDoneTests
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_End_Of_A_Hold_That_Another_Instance_Comes_To_Late_Sends_No_Second_Digest()
    {
        await using var story = await HeldAsync();
        var release = Assert.Single(await story.Bot.Get<RecipientRows>().PlannedAsync(Somebody.Maya.Id.Key, default), item => item.Kind == "release");
        await story.HoldEndsAsync();
        Assert.Single(story.Daniel.Messages);
        await story.Bot.PassAsync(TimeSpan.FromSeconds(5));

        await using var other = await BotFixture.StartAsync(beside: story.Bot);
        await other.Get<AgendaWorker>().WorkAsync(release, default);
        await other.PassAsync(AWhile);
        Assert.Single(story.Daniel.Messages);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("DELETE", "|release|")]
    public async Task A_Hold_Whose_End_Was_Cut_Off_Sends_Its_Digest_Once(string method, string row)
    {
        var storage = new RefusingWrites
        {
            Only = (asked, path) => asked == RequestMethod.Parse(method)
                && path.Contains("Agenda", StringComparison.Ordinal) && path.Contains(row, StringComparison.Ordinal),
        };
        await using var story = await HeldAsync(storage.AddTo);

        storage.Refuse = true;
        await story.HoldEndsAsync();
        storage.Refuse = false;
        await story.Bot.PassAsync(TimeSpan.FromSeconds(5));

        await story.Bot.PassAsync(AWhile);
        Assert.Contains(Answers.First.Learned, Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task What_Is_Taken_Back_After_A_Digest_That_Nobody_Lived_To_Settle_Is_Taken_Out_Of_It()
    {
        var storage = new RefusingWrites
        {
            Only = (_, path) => path.Contains("People", StringComparison.Ordinal) && path.Contains("digest|", StringComparison.Ordinal),
        };
        await using var story = await HeldAsync(storage.AddTo);
        storage.Refuse = true;
        await story.HoldEndsAsync();
        var digest = Assert.Single(story.Daniel.Messages);
        Assert.Contains(Answers.First.Learned, digest.Card!.Words, StringComparison.Ordinal);

        await story.Maya.PressesAsync("Take back");
        storage.Refuse = false;
        await story.Bot.PassAsync(AWhile);

        Assert.DoesNotContain("zq-", digest.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Single(story.Daniel.Messages);
    }

    [Fact]
    public async Task A_Digest_That_Arrived_Is_Known_Even_If_Its_Readers_Row_Could_Not_Be_Written()
    {
        var storage = WithoutDanielsRow();
        await using var story = await HeldAsync(storage.AddTo);
        await story.Daniel.InstallsAsync();
        await story.Daniel.SaysAsync("reflect my own reflection");
        storage.Refuse = true;
        await story.HoldEndsAsync();
        storage.Refuse = false;
        var digest = story.Daniel.Latest;
        Assert.Contains(Answers.First.Learned, digest.Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));

        await story.Maya.PressesAsync("Take back");

        Assert.DoesNotContain("zq-", digest.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Digest_For_Which_No_New_Chat_Could_Be_Stored_Has_Not_Left_And_Comes_Later()
    {
        var storage = WithoutDanielsRow();
        await using var story = await HeldAsync((Action<IServiceCollection>)PromptedCrowd.Led + storage.AddTo);
        await story.Daniel.InstallsAsync();
        var before = story.Daniel.Messages.Count;
        story.Bot.Connector.ForgetConversation(story.Daniel.ConversationId);
        storage.Refuse = true;
        await story.HoldEndsAsync();
        storage.Refuse = false;
        Assert.Equal(before, story.Daniel.Messages.Count);

        await story.Bot.PassAsync(AWhile);

        Assert.DoesNotContain("seen this before", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task Two_Digests_That_Are_Due_Together_Show_Nothing_Twice()
    {
        await using var story = await HeldAsync();
        story.Bot.Time.Advance(TimeSpan.FromSeconds(2));
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.New("second"), "The merger"), "Send to Daniel Reyes");
        await using var other = await BotFixture.StartAsync(beside: story.Bot);
        await other.Get<Dispatcher>().StopAsync(default);
        var late = ScriptedAnswer.Late(story.Daniel.ConversationId);
        story.Bot.Connector.Next(late);

        story.Bot.Time.Advance(TimeSpan.FromSeconds(18));
        var first = story.Bot.SettleAsync();
        await late.Arrived;
        await other.PassAsync(TimeSpan.FromSeconds(3));
        late.Release();
        await first;
        await story.Bot.PassAsync(AWhile);
        await other.PassAsync(AWhile);

        Assert.All([Answers.First.Learned, Answers.New("second").Learned], words =>
            Assert.Single(story.Daniel.Messages, message => message.Card?.Words.Contains(words, StringComparison.Ordinal) is true));
        Assert.Equal(2, story.Daniel.Messages.Count);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task What_Is_Released_Within_The_Second_Of_A_Digest_Comes_At_Once_As_Well()
    {
        await using var story = await HeldAsync();
        story.Bot.Time.Advance(TimeSpan.FromMilliseconds(300));
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.New("second"), "The merger"), "Send to Daniel Reyes");

        await story.Bot.PassAsync(TimeSpan.FromSeconds(19.7));
        Assert.Single(story.Daniel.Messages);
        await story.Bot.PassAsync(TimeSpan.FromMilliseconds(300));

        Assert.Contains(Answers.New("second").Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(2, story.Daniel.Messages.Count);
    }

    private static RefusingWrites WithoutDanielsRow() =>
        new() { Only = (_, path) => path.Contains($"{Somebody.Daniel.ObjectId}',RowKey='person'", StringComparison.Ordinal) };

    /// <summary>Sent, and its hold runs.</summary>
    private static async Task<Mentorship> HeldAsync(Action<IServiceCollection>? more = null)
    {
        var story = await Mentorship.StartAsync(more: more);
        await story.BeginAsync();
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.First), "Send to Daniel Reyes");
        return story;
    }
}
