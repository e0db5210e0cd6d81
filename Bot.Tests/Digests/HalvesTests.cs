using System.Net;
using System.Text.Json.Nodes;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>The quarterly review: mentee and mentor each answer a half, and neither reads the other's before both have sent theirs.</summary>
public sealed class HalvesTests
{
    private const string Hers = "zq-hers the board asked me";
    private const string His = "zq-his they asked her";

    [Fact]
    public async Task Each_Reads_The_Others_Half_When_Both_Are_Sent_And_Nothing_Before()
    {
        await using var story = await StartAsync();
        var hers = await SendsAsync(story.Maya, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        Assert.Contains("Waiting for the part of Daniel Reyes", hers.Card!.Words, StringComparison.Ordinal);
        var asked = story.Daniel.Latest;
        Assert.Contains("Maya Okafor has sent their part", asked.Card!.Words, StringComparison.Ordinal);

        await story.Daniel.PressesAsync(asked, "Start");
        await AnswerAsync(story.Daniel, asked, His);
        await story.Daniel.PressesAsync(asked, "Send to Maya Okafor");
        await story.Daniel.SaysAsync("digest");
        Assert.Equal(Strings.Digest_Gone, await PryAsync(story.Daniel));
        AssertUnseen(story.DanielSaw, story.Daniel, Hers);
        AssertUnseen(story.MayaSaw, story.Maya, His);

        await story.HoldEndsAsync();

        Assert.Contains(Hers, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(His, story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes can read it now", hers.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Maya Okafor can read it now", asked.Card!.Words, StringComparison.Ordinal);
        await story.Bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Single(story.Daniel.Messages, message => message.Everything.Contains(Hers, StringComparison.Ordinal));
        Assert.Single(story.Daniel.Messages, IsAsked);
        Assert.Empty(story.Priya.Messages);
    }

    [Fact]
    public async Task Two_Halves_Whose_Opening_The_Agenda_Lost_Open_Once_It_Is_Put_Back()
    {
        await using var story = await StartAsync();
        await SendsAsync(story.Maya, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        var his = story.Daniel.Latest;
        await story.Daniel.PressesAsync(his, "Start");
        await AnswerAsync(story.Daniel, his, His);
        await story.Daniel.PressesAsync(his, "Send to Maya Okafor");
        await story.Bot.LoseAsync(Somebody.Daniel, ReleaseAnswers.AgendaKind);
        await story.HoldEndsAsync();
        var store = story.Bot.Get<CheckInStore>();
        var half = Assert.Single(await store.ListAsync(Somebody.Daniel.Id, default));
        await store.ChangeAsync(Somebody.Daniel.Id, half.Id, held =>
            Releasing.MarkLetIn(Releasing.EndHold(held, 1, story.Bot.Time.GetUtcNow())!, 1), default);

        Assert.Equal(2, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
        await story.Bot.SettleAsync();
        await story.Bot.PassAsync(TimeSpan.FromDays(2));

        Assert.Single(story.Daniel.Messages, message => message.Everything.Contains(Hers, StringComparison.Ordinal));
        Assert.Single(story.Maya.Messages, message => message.Everything.Contains(His, StringComparison.Ordinal));
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
    }

    [Fact]
    public async Task A_Mentor_Who_Was_Asked_By_Day_Is_Not_To_Be_Asked_Again_At_Night()
    {
        await using var story = await StartAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await SendsAsync(story.Maya, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        Assert.Single(story.Daniel.Messages, IsAsked);

        await story.Bot.PassAsync(TimeSpan.FromHours(15));

        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Half_That_Is_Taken_Back_In_Time_Opens_Nothing(bool byMentee)
    {
        await using var story = await StartAsync();
        var hers = await SendsAsync(story.Maya, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        var his = story.Daniel.Latest;
        await story.Daniel.PressesAsync(his, "Start");
        await AnswerAsync(story.Daniel, his, His);
        await story.Daniel.PressesAsync(his, "Send to Maya Okafor");
        await (byMentee ? story.Maya.PressesAsync(hers, "Take back") : story.Daniel.PressesAsync(his, "Take back"));

        await story.HoldEndsAsync();
        await story.Bot.PassAsync(TimeSpan.FromDays(1));
        AssertUnseen(story.DanielSaw, story.Daniel, Hers);
        AssertUnseen(story.MayaSaw, story.Maya, His);

        var (user, card, to) = byMentee ? (story.Maya, hers, "Send to Daniel Reyes") : (story.Daniel, his, "Send to Maya Okafor");
        await user.PressesAsync(card, "Edit and send again");
        await user.PressesAsync(card, to);
        await story.HoldEndsAsync();
        Assert.Contains(story.Daniel.Messages, message => message.Everything.Contains(Hers, StringComparison.Ordinal));
        Assert.Contains(story.Maya.Messages, message => message.Everything.Contains(His, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_Two_Mentors_The_One_Who_Sent_Nothing_Reads_Nothing()
    {
        await using var story = await StartAsync();
        await story.ChangeMentorsAsync(Somebody.Daniel, Somebody.Lena);
        var lena = story.Bot.User(Somebody.Lena);
        await SendsAsync(story.Maya, "Send to Daniel Reyes, Lena Fischer");
        await story.HoldEndsAsync();
        var his = story.Daniel.Latest;
        await story.Daniel.PressesAsync(his, "Start");
        await AnswerAsync(story.Daniel, his, His);
        await story.Daniel.PressesAsync(his, "Send to Maya Okafor");
        await story.HoldEndsAsync();

        Assert.Contains(Hers, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("has sent their part", Assert.Single(lena.Messages).Card!.Words, StringComparison.Ordinal);
        Assert.Equal(Strings.Digest_Gone, await PryAsync(lena));
        await story.Maya.SaysAsync("my space");
        var shared = (await story.Maya.PressesAsync("Who was sent what")).Card!.Words;
        Assert.Contains("Lena Fischer: not open yet. They have not sent their own part.", shared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mentor_Who_Has_Not_Agreed_Is_Asked_For_That_First()
    {
        await using var story = await StartAsync();
        await story.ForgetAgreementAsync();
        var hers = await SendsAsync(story.Maya, "Send to Daniel Reyes");
        await story.Maya.PressesAsync(hers, "I agree, send to Daniel Reyes");
        await story.HoldEndsAsync();
        Assert.DoesNotContain(story.Daniel.Messages, message => message.Card!.Words.Contains("has sent their part", StringComparison.Ordinal));

        await story.Daniel.PressesAsync("I agree");
        await story.Bot.SettleAsync();

        Assert.Contains("has sent their part", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        AssertUnseen(story.DanielSaw, story.Daniel, Hers);
    }

    [Theory]
    [InlineData(1, "You may have seen this before.")]
    [InlineData(2)]
    public async Task A_Question_That_May_Have_Arrived_Comes_Once_More_And_Says_So(int lost, params string[] heard)
    {
        await using var story = await StartAsync();
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.InternalServerError, "ServiceError").For(story.Daniel.ConversationId, lost));
        await SendsAsync(story.Maya, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        for (var day = 0; day < 10; day++)
            await story.Bot.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(heard, story.Daniel.Messages.Where(IsAsked).Select(message => message.Card!.Words.Split('\n')[0]));
    }

    [Fact]
    public async Task A_Mentor_Whom_The_Question_Did_Not_Reach_Is_Asked_Again_Until_It_Does()
    {
        await using var story = await StartAsync();
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser").For(story.Daniel.ConversationId));
        await SendsAsync(story.Maya, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        Assert.DoesNotContain(story.Daniel.Messages, IsAsked);

        await story.Bot.PassAsync(TimeSpan.FromDays(2));
        await story.Bot.PassAsync(TimeSpan.FromDays(2));

        Assert.Single(story.Daniel.Messages, IsAsked);
    }

    [Fact]
    public async Task A_Mentor_Cannot_Begin_Before_There_Is_Something_To_Be_The_Other_Half_Of()
    {
        await using var story = await StartAsync();

        await story.Daniel.SaysAsync("reflect mentor quarterly review");

        Assert.Equal(Strings.Reflect_NotYet, story.Daniel.Latest.Text);
    }

    /// <summary>For his half, whatever became of the card since.</summary>
    private static bool IsAsked(SentActivity message) => message.Began("has sent their part");

    private static async Task<Mentorship> StartAsync(MentoringProgram? program = null)
    {
        var story = await Mentorship.BegunAsync(program);
        await story.Daniel.InstallsAsync();
        return story;
    }

    private static async Task<SentActivity> SendsAsync(TeamsUser maya, string send)
    {
        await maya.SaysAsync("reflect quarterly review");
        var card = maya.Latest;
        await AnswerAsync(maya, card, Hers);
        Assert.Contains(Strings.Review_Together, maya.Sees(card)!.Words, StringComparison.Ordinal);
        await maya.PressesAsync(card, send);
        return card;
    }

    /// <summary>Says what shows it, and leaves the rest out; the review is showing.</summary>
    private static async Task AnswerAsync(TeamsUser user, SentActivity card, string text)
    {
        while (user.Sees(card)!.Button("Skip") is not null)
            await (user.Sees(card)!.Words.Contains("shows it?", StringComparison.Ordinal)
                ? user.PressesAsync(card, "Next", new { text })
                : user.PressesAsync(card, "Skip"));
    }

    private static async Task<string?> PryAsync(TeamsUser user)
    {
        var claim = new JsonObject { ["mentee"] = Somebody.Maya.ObjectId, ["checkIn"] = $"{Mentorship.PairingId}.set-quarterly-review.1" };
        return (await CardAnswer.ReadAsync(await user.PostAsync(user.InvokeActivity("1", "digest.read", claim)))).Error;
    }

    private static void AssertUnseen(WireTap tap, TeamsUser user, string words)
    {
        Assert.DoesNotContain(words, tap.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Messages, message => message.Everything.Contains(words, StringComparison.Ordinal));
    }
}
