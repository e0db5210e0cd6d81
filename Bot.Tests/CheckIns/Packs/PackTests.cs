using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.MySpace;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns.Packs;

/// <summary>A pack for the sponsor: composed of what was opened before, looked at whole, sent by the mentee or not at all.</summary>
public sealed class PackTests
{
    [Fact]
    public async Task A_Pack_Holds_What_Was_Opened_And_Reaches_The_Sponsor_Once_When_It_Is_Sent()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.OpensAsync(Answers.First);
        var heard = sponsored.Daniel.Messages.Count;
        var pack = await sponsored.PacksAsync();
        var review = sponsored.Maya.Sees(pack)!.Words;
        Assert.All([Answers.First.Learned, Answers.First.Next], text => Assert.Contains(text, review, StringComparison.Ordinal));
        Assert.All([Answers.First.Better, Answers.First.Lead], text => Assert.DoesNotContain(text, review, StringComparison.Ordinal));

        await sponsored.Maya.PressesAsync(pack, "Add a sentence of my own");
        await sponsored.Maya.PressesAsync(pack, "Next", new { text = "zq-own I would like to speak at the offsite." });
        var press = sponsored.Maya.PressActivity(pack, Sponsored.ToLena, new Dictionary<string, string> { ["share.item 2"] = "false" });
        await sponsored.Maya.PostAsync(press);
        Assert.Empty(sponsored.Lena.Messages);
        await sponsored.Maya.PostAsync(press);
        await sponsored.Story.HoldEndsAsync();
        await sponsored.Story.Bot.PassAsync(TimeSpan.FromDays(8));

        var got = Assert.Single(sponsored.Lena.Messages).Card!.Words;
        Assert.Contains("Maya Okafor put this together for you", got, StringComparison.Ordinal);
        Assert.All(["zq-own I would like to speak", "The board review: ", Answers.First.Learned], text => Assert.Contains(text, got, StringComparison.Ordinal));
        Assert.All(
            [Answers.First.Next, Answers.First.Better, Answers.First.Lead], text => Assert.DoesNotContain(text, got, StringComparison.Ordinal));
        var mail = Assert.Single(sponsored.Story.Bot.GraphWire.Requests, request =>
            request.Contains($"\"{Somebody.Lena.Mail}\"", StringComparison.Ordinal));
        Assert.Contains(Answers.First.Learned, mail, StringComparison.Ordinal);
        Assert.All([Answers.First.Next, Answers.First.Better], text => Assert.DoesNotContain(text, mail, StringComparison.Ordinal));
        Assert.DoesNotContain(sponsored.Daniel.Messages.Skip(heard), message => message.Everything.Contains("zq-", StringComparison.Ordinal));
        await sponsored.Maya.SaysAsync("pack");
        var rest = sponsored.Maya.Latest.Card!.Words;
        Assert.Contains(Answers.First.Next, rest, StringComparison.Ordinal);
        Assert.DoesNotContain(Answers.First.Learned, rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Ignores_The_Offer_At_The_Quarters_End_Hears_Nothing_More_And_Nothing_Is_Sent()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.OpensAsync(Answers.First);
        var quarter = new DateTimeOffset(2026, 12, 31, 8, 0, 0, TimeSpan.Zero);
        await sponsored.Story.StepUntilAsync(quarter.AddMinutes(-1));
        Assert.DoesNotContain(sponsored.Maya.Messages, IsOffer);

        await sponsored.Story.StepUntilAsync(quarter.AddDays(20));

        var offer = Assert.Single(sponsored.Maya.Messages, IsOffer);
        Assert.Contains("opened to Lena Fischer as well: 2.", offer.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", offer.Everything, StringComparison.Ordinal);
        Assert.Empty(sponsored.Lena.Messages);
        await sponsored.Maya.PressesAsync(offer, "Look at it");
        await sponsored.Maya.PressesAsync(offer, Sponsored.ToLena);
        await sponsored.Story.HoldEndsAsync();
        Assert.Contains(Answers.First.Learned, Assert.Single(sponsored.Lena.Messages).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Sponsor_Who_Has_Not_Agreed_Is_Asked_First_By_A_Card_That_Holds_Nothing()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.ForgetLenasAgreementAsync();
        var pack = await sponsored.SendsPackAsync(Answers.First);

        Assert.Contains("Waiting for Lena Fischer to agree", pack.Card!.Words, StringComparison.Ordinal);
        var question = Assert.Single(sponsored.Lena.Messages);
        Assert.Contains("would like to share something with you, as the sponsor", question.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", question.Everything, StringComparison.Ordinal);

        await sponsored.Lena.PressesAsync(question, "I agree");
        await sponsored.Story.Bot.SettleAsync();
        Assert.Contains(Answers.First.Learned, sponsored.Lena.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Lena Fischer can read it now", pack.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Taken_Back_Where_It_Was_Given_Leaves_The_Pack_That_Was_Sent()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.SendsPackAsync(Answers.First);
        await sponsored.OpensAsync(Answers.New("second"), "The Berlin deal");
        var second = await sponsored.PacksAsync();
        await sponsored.Maya.PressesAsync(second, Sponsored.ToLena);
        await sponsored.Story.HoldEndsAsync();
        Assert.Equal(2, sponsored.Lena.Messages.Count);

        // Closed to the sponsor only: the mentor goes on reading it.
        var card = sponsored.Maya.Messages.First(message => message.Card?.Words.Contains("The Berlin deal", StringComparison.Ordinal) is true);
        await sponsored.Maya.PressesAsync(card, "Show what I wrote");
        await sponsored.Maya.PressesAsync(card, "Edit and send again");
        await sponsored.Maya.PressesAsync(card, Sponsored.ToDaniel, new Dictionary<string, string> { ["share.learned"] = "mentor" });
        await sponsored.Story.HoldEndsAsync();

        var narrowed = sponsored.Lena.Messages[1].Card!.Words;
        Assert.DoesNotContain(Answers.New("second").Learned, narrowed, StringComparison.Ordinal);
        Assert.Contains(Answers.New("second").Next, narrowed, StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, sponsored.Lena.Messages[0].Card!.Words, StringComparison.Ordinal);
        await sponsored.Daniel.SaysAsync("digest");
        Assert.Contains(Answers.New("second").Learned, sponsored.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Pack_That_Is_Taken_Back_Leaves_The_Sponsors_Card_And_Stays_Open()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var pack = await sponsored.SendsPackAsync(Answers.First);

        await sponsored.Maya.PressesAsync(pack, "Take back");
        await sponsored.Story.Bot.SettleAsync();

        Assert.DoesNotContain("zq-", Assert.Single(sponsored.Lena.Messages).Json.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, (await sponsored.PacksAsync()).Card!.Words, StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, sponsored.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Answer_On_A_Set_That_An_Instance_Does_Not_Know_Yet_Stays_In_A_Pack()
    {
        await using var sponsored = await Sponsored.BegunAsync(Mentorship.Program with
        {
            Digest = Mentorship.Program.Digest with { When = DigestWhen.Weekly },
        });
        await sponsored.SendsPackAsync(Answers.First);
        var bot = sponsored.Story.Bot;
        var digest = Assert.Single(await bot.Get<RecipientRows>().PlannedAsync(Somebody.Lena.Id.Key, default), item => item.Kind == "digest");
        var version = (await sponsored.Story.StoredAsync()).QuestionSetVersion;
        await WithVersionAsync(99);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await bot.Get<IEnumerable<IAgendaHandler>>().Single(handler => handler.Kind == digest.Kind).DecideAsync(digest, default));
        await WithVersionAsync(version);
        await sponsored.Story.UntilAsync(digest.Due);

        Assert.Contains(Answers.First.Learned, Assert.Single(sponsored.Lena.Messages).Card!.Words, StringComparison.Ordinal);

        Task WithVersionAsync(int version) => bot.Get<CheckInStore>().ChangeAsync(
            Somebody.Maya.Id, Mentorship.CheckInId(), known => known with { QuestionSetVersion = version }, default);
    }

    [Fact]
    public async Task Another_Sponsor_Inherits_Nothing_And_The_Former_One_Opens_Nothing_More()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.SendsPackAsync(Answers.First);
        await sponsored.OpensAsync(Answers.New("second"), "The Berlin deal");
        await sponsored.PacksAsync();
        await sponsored.Story.ChangePairingAsync(pairing => pairing with { Sponsor = Somebody.Omar.PersonName });

        var fresh = await sponsored.Maya.PressesAsync(sponsored.Maya.Latest, Sponsored.ToLena);
        await sponsored.Story.HoldEndsAsync();
        Assert.Contains(Strings.Review_ReadersChanged, fresh.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", fresh.Card.Words, StringComparison.Ordinal);
        await sponsored.Maya.SaysAsync("pack");
        Assert.Contains("Nothing is open to Omar Haddad just now.", sponsored.Maya.Latest.Text, StringComparison.Ordinal);
        await sponsored.Lena.SaysAsync("digest");

        Assert.DoesNotContain("zq-", sponsored.Lena.Latest.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(sponsored.Lena.Messages, message => message.Everything.Contains("zq-second", StringComparison.Ordinal));
        var omar = sponsored.Story.Bot.User(Somebody.Omar);
        await omar.SaysAsync("digest");
        Assert.DoesNotContain(omar.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task My_Space_And_My_Data_Know_The_Pack_And_Deleting_Empties_The_Sponsors_Card()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.OpensAsync(Answers.First);
        Assert.Contains("Lena Fischer: open for a pack, and not sent by itself. Answers: 2.", await SharedAsync(sponsored), StringComparison.Ordinal);
        var pack = await sponsored.PacksAsync();
        await sponsored.Maya.PressesAsync(pack, Sponsored.ToLena);
        await sponsored.Story.HoldEndsAsync();
        await sponsored.Lena.PressesAsync("I have read this");

        var shared = await SharedAsync(sponsored);
        Assert.Contains("A pack for Lena Fischer", shared, StringComparison.Ordinal);
        Assert.Contains("Lena Fischer: the digest went out on ", shared, StringComparison.Ordinal);
        Assert.Contains("Lena Fischer pressed “I have read this” on ", shared, StringComparison.Ordinal);
        await sponsored.Maya.SaysAsync("my data");
        await sponsored.Maya.PressesAsync("Show my data");
        var data = (await sponsored.Maya.PressesAsync("Read all of it")).Card!.Words;
        Assert.Contains("in this pack", data, StringComparison.Ordinal);

        await sponsored.Maya.SaysAsync("delete my data");
        await sponsored.Maya.PressesAsync("Delete everything");
        await sponsored.Story.Bot.SettleAsync();
        Assert.All(sponsored.Lena.Messages, message => Assert.DoesNotContain("zq-", message.Json.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Long_Answer_Goes_Whole_Though_Its_Review_Shows_The_Beginning()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var learned = $"zq-long {string.Concat(Enumerable.Repeat("\u062a\u0639\u0644\u0645\u062a ", 3_300))}zq-end";
        await sponsored.OpensAsync(Answers.First with { Learned = learned });
        var pack = await sponsored.PacksAsync();
        Assert.Contains("zq-long", sponsored.Maya.Sees(pack)!.Words, StringComparison.Ordinal);
        await sponsored.Maya.PressesAsync(pack, Sponsored.ToLena);
        await sponsored.Story.HoldEndsAsync();

        var card = Assert.Single(sponsored.Lena.Messages);
        var read = sponsored.Lena.Sees(card)!;
        for (var page = 0; page < 40 && !read.Words.Contains("zq-end", StringComparison.Ordinal); page++)
            read = (await sponsored.Lena.PressesAsync(card, "Continue reading")).Card!;
        Assert.Contains("zq-end", read.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Pack_Says_When_There_Is_Nothing_To_Put_Together()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pack");
        Assert.Equal(Strings.Pack_NoSponsor, story.Maya.Latest.Text);

        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.Story.SharesAsync(Answers.First);
        await sponsored.Maya.SaysAsync("pack");
        Assert.Contains("Nothing is open to Lena Fischer just now.", sponsored.Maya.Latest.Text, StringComparison.Ordinal);
    }

    internal static bool IsOffer(SentActivity message) => message.Summary == Strings.Pack_Summary;

    private static async Task<string> SharedAsync(Sponsored sponsored)
    {
        await sponsored.Maya.SaysAsync("my space");
        return await MySpaceTests.OpensAsync(sponsored.Story, sponsored.Maya.Latest, "Who was sent what");
    }
}
