using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Privacy;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A mentor writes a reflection of their own: theirs alone until they send it, and then their mentee's.</summary>
public sealed class MentorsOwnTests
{
    private const string Send = "Send to Maya Okafor";
    private static readonly string[] Words = ["zq-own-saw you paused", "zq-own-surprised by it", "zq-own-differently ask first", "zq-own-question next time"];

    [Fact]
    public async Task What_A_Mentor_Sends_Reaches_The_Mentee_Beside_Their_Own_And_Nobody_Else()
    {
        await using var story = await SharedAsync();
        var digest = story.Daniel.Latest;
        var mails = story.Bot.Graph.Mails.Count;
        Assert.Contains("goes on below", (await story.Daniel.PressesAsync(digest, "My own reflection")).Card!.Words, StringComparison.Ordinal);
        var card = await AnswerAsync(story.Daniel);
        await story.Daniel.PressesAsync(card, Send, new Dictionary<string, string> { ["share.differently"] = "false" });
        AssertNobodyHas(story.MayaSaw, story.Maya);

        await story.HoldEndsAsync();

        var read = story.Maya.Latest.Card!;
        Assert.Contains("Daniel Reyes shares with you: My own reflection", read.Words, StringComparison.Ordinal);
        Assert.Contains("Beside what you shared: The board review", read.Words, StringComparison.Ordinal);
        Assert.Contains(Words[0], read.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Words[2], story.MayaSaw.Received + story.Maya.Latest.Everything, StringComparison.Ordinal);
        Assert.Equal(["I have read this", "Propose a meeting", "Open our chat"], read.Buttons);
        Assert.Contains("Maya Okafor can read it now", card.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", card.Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync("I have read this");
        Assert.Contains("Maya Okafor has read what you shared about “My own reflection”", story.Daniel.Latest.Text, StringComparison.Ordinal);
        Assert.Empty(story.Priya.Messages);
        Assert.Equal(mails, story.Bot.Graph.Mails.Count);
    }

    [Fact]
    public async Task It_Is_Private_Unless_It_Is_Sent_And_Can_Be_Taken_Back()
    {
        await using var story = await SharedAsync();
        await story.Daniel.SaysAsync("reflect my own reflection");
        var kept = await AnswerAsync(story.Daniel);
        await story.Daniel.PressesAsync(kept, "Keep private");
        await story.Daniel.SaysAsync("reflect");
        await story.Daniel.PressesAsync("My own reflection");
        var sent = await AnswerAsync(story.Daniel);
        await story.Daniel.PressesAsync(sent, Send);
        await story.Daniel.PressesAsync(sent, "Take back");
        await story.Bot.PassAsync(TimeSpan.FromDays(2));
        AssertNobodyHas(story.MayaSaw, story.Maya);

        await story.Daniel.PressesAsync(sent, "Edit and send again");
        await story.Daniel.PressesAsync(sent, Send);
        await story.HoldEndsAsync();
        var read = story.Maya.Latest;
        Assert.Contains(Words[0], read.Card!.Words, StringComparison.Ordinal);
        await story.Daniel.PressesAsync(sent, "Take back");

        Assert.Equal(Strings.Digest_Gone, read.Card!.Words);
        await story.Maya.SaysAsync("digest");
        Assert.DoesNotContain("zq-own", story.Maya.Latest.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_Another_Mentor_Nor_An_Owner_Can_Open_It()
    {
        await using var story = await SharedAsync();
        await story.ChangeMentorsAsync(Somebody.Daniel, Somebody.Lena);
        var lena = story.Bot.User(Somebody.Lena);
        await SendAsync(story);
        var id = (await OwnAsync(story, Somebody.Daniel)).Id;

        foreach (var other in (TeamsUser[])[lena, story.Priya])
            foreach (var verb in (string[])["digest.read", "digest.more", "digest.own", "checkin.view", "checkin.start"])
            {
                var claim = new System.Text.Json.Nodes.JsonObject { ["mentee"] = Somebody.Daniel.ObjectId, ["checkIn"] = id };
                var answer = await CardAnswer.ReadAsync(await other.PostAsync(other.InvokeActivity("1", verb, claim)));
                Assert.NotNull(answer.Error);
            }

        Assert.DoesNotContain(lena.Messages.Concat(story.Priya.Messages), message => message.Everything.Contains("zq-", StringComparison.Ordinal));
        await story.Priya.SaysAsync("status");
        Assert.Contains("1", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Priya.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_Is_Read_Before_Both_Said_Yes_And_The_Mentee_Is_Asked_Once()
    {
        await using var story = await NotAgreedAsync();
        var card = await WrittenAsync(story);
        Assert.Contains("What you write yourself is private", (await story.Daniel.PressesAsync(card, Send)).Card!.Words, StringComparison.Ordinal);
        Assert.Contains("On its way", (await story.Daniel.PressesAsync(card, "I agree, send to Maya Okafor")).Card!.Words, StringComparison.Ordinal);
        await story.HoldEndsAsync();
        Assert.Contains("Waiting for Maya Okafor to agree", card.Card!.Words, StringComparison.Ordinal);
        AssertNobodyHas(story.MayaSaw, story.Maya);

        await story.Maya.PressesAsync("I agree");
        await story.Bot.SettleAsync();

        Assert.Contains(Words[0], story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Maya Okafor can read it now", card.Card!.Words, StringComparison.Ordinal);
        Assert.Single(story.Maya.Messages, Unagreed.IsAboutSharing);
    }

    [Fact]
    public async Task The_Yes_That_A_Mentee_Gives_With_Send_Lets_In_What_Waited_For_It()
    {
        await using var story = await NotAgreedAsync();
        var card = await WrittenAsync(story);
        await story.Daniel.PressesAsync(card, Send);
        await story.Daniel.PressesAsync(card, "I agree, send to Maya Okafor");
        await story.HoldEndsAsync();

        await story.AgreesAndSharesAsync(Answers.First);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Contains(story.Maya.Messages, message => message.Everything.Contains(Words[0], StringComparison.Ordinal));
        Assert.Contains(story.Daniel.Messages, message => message.Everything.Contains(Answers.First.Learned, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Mentor_Who_Is_Replaced_While_It_Is_Held_Reaches_Nobody()
    {
        await using var story = await SharedAsync();
        var card = await WrittenAsync(story);
        await story.Daniel.PressesAsync(card, Send);
        await story.ChangeMentorsAsync(Somebody.Lena);

        await story.HoldEndsAsync();

        AssertNobodyHas(story.MayaSaw, story.Maya);
        Assert.Contains("Not sent to Maya Okafor", card.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_The_Mentors_Data_Takes_It_Out_Of_The_Mentees_Card()
    {
        await using var story = await SharedAsync();
        await SendAsync(story);
        var read = story.Maya.Latest;
        Assert.Contains(Words[0], read.Card!.Words, StringComparison.Ordinal);

        await story.Daniel.SaysAsync("delete my data");
        await story.Daniel.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();

        Assert.DoesNotContain("zq-own", read.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Mentees_Are_Kept_Apart()
    {
        await using var story = await SharedAsync();
        await story.Bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = "omar-and-daniel", Mentee = Somebody.Omar.PersonName }, default);
        await story.Daniel.SaysAsync("reflect");
        var about = story.Daniel.Latest;
        await story.Daniel.PressesAsync(about, "My own reflection", new { mentoring = "omar-and-daniel" });
        await story.Daniel.PressesAsync(about, "Next", new { text = "zq-own about Omar" });
        await story.Daniel.SaysAsync("reflect");
        await story.Daniel.PressesAsync("My own reflection", new { mentoring = Mentorship.PairingId });

        var open = (await story.OpenAsync(Somebody.Daniel))!;

        Assert.Empty(open.CheckIn.Answers);
        Assert.Equal("My own reflection: Maya Okafor", open.CheckIn.Title);
        Assert.Equal([Somebody.Maya.ObjectId], open.Readers.Select(reader => reader.ObjectId));
    }

    [Fact]
    public async Task A_Mentee_Is_Not_Offered_What_Is_For_Mentors_Nor_Counted_For_It()
    {
        await using var story = await SharedAsync();
        await SendAsync(story);
        await story.Maya.SaysAsync("reflect my own reflection");

        Assert.Null(await story.OpenAsync());
        Assert.All((await story.Bot.Get<CheckInStore>().StatesAsync(Somebody.Daniel.Id, default)), standing => Assert.True(standing.Uncounted));
    }

    private static async Task<Mentorship> SharedAsync()
    {
        var story = await Mentorship.BegunAsync();
        await story.Daniel.InstallsAsync();
        await story.SharesAsync(Answers.First);
        return story;
    }

    private static async Task<Mentorship> NotAgreedAsync()
    {
        var story = await Mentorship.BegunAsync();
        await story.ForgetAgreementAsync();
        await story.Daniel.InstallsAsync();
        return story;
    }

    private static async Task SendAsync(Mentorship story)
    {
        await story.Daniel.PressesAsync(await WrittenAsync(story), Send);
        await story.HoldEndsAsync();
    }

    private static async Task<SentActivity> WrittenAsync(Mentorship story)
    {
        await story.Daniel.SaysAsync("reflect my own reflection");
        return await AnswerAsync(story.Daniel);
    }

    /// <summary>All four questions of the newest card; the review is showing.</summary>
    private static async Task<SentActivity> AnswerAsync(TeamsUser mentor)
    {
        var card = mentor.Messages.Last(message => mentor.Sees(message)?.Button("Skip") is not null);
        foreach (var text in Words)
            await mentor.PressesAsync(card, "Next", new { text });
        return card;
    }

    private static async Task<CheckIn> OwnAsync(Mentorship story, Somebody mentor) =>
        (await story.Bot.Get<CheckInStore>().ListAsync(mentor.Id, default)).Single();

    private static void AssertNobodyHas(WireTap tap, TeamsUser user)
    {
        Assert.DoesNotContain("zq-own", tap.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Messages, message => message.Everything.Contains("zq-own", StringComparison.Ordinal));
    }
}
