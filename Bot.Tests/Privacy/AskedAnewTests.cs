using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.CheckIns.Packs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Owners;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>Whoever becomes something else in a pairing, or comes to it again, is asked as somebody new.</summary>
public sealed class AskedAnewTests
{
    private static readonly Answers Second = Answers.New("second");

    [Fact]
    public async Task A_Sponsor_Who_Is_Named_Again_Is_Asked_Again()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.ForgetLenasAgreementAsync();
        await sponsored.SendsPackAsync(Answers.First);
        await sponsored.Lena.PressesAsync(Assert.Single(sponsored.Lena.Messages, Unagreed.IsAboutSharing), "I agree");
        await sponsored.Story.Bot.SettleAsync();
        await RemoveSponsorAsync(sponsored.Story);
        await SponsorTests.NameAsync(sponsored.Story, Somebody.Lena);

        await SendSecondPackAsync(sponsored);

        Assert.DoesNotContain(sponsored.Lena.Messages, Holds(Second));
        Assert.Equal(2, sponsored.Lena.Messages.Count(Unagreed.IsAboutSharing));
        await sponsored.Lena.PressesAsync(sponsored.Lena.Messages.Last(Unagreed.IsAboutSharing), "I agree");
        await sponsored.Story.Bot.SettleAsync();
        Assert.Contains(sponsored.Lena.Messages, Holds(Second));
    }

    [Fact]
    public async Task A_Former_Mentor_Who_Becomes_Sponsor_Is_Asked_As_Such()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var (story, daniel) = (sponsored.Story, sponsored.Daniel);
        await story.ChangePairingAsync(pairing => pairing with { Accepted = Agreed.By(Somebody.Maya.PersonName, Somebody.Lena.PersonName) });
        await story.SharesAsync(Answers.First);
        await daniel.PressesAsync(Assert.Single(daniel.Messages, Unagreed.IsAboutSharing), "I agree");
        await PairingChangesTests.ReplaceAsync(story, Somebody.Omar);
        await SponsorTests.NameAsync(story, Somebody.Daniel);

        await SendSecondPackAsync(sponsored, "Daniel Reyes", "Omar Haddad");

        Assert.Contains("as the sponsor", Assert.Single(daniel.Messages.Where(Unagreed.IsAboutSharing).Skip(1)).Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(daniel.Messages, Holds(Second));
    }

    [Fact]
    public async Task A_Pack_Holds_No_Next_Step_That_Its_Reader_Was_Given_As_A_Mentor()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var (story, daniel) = (sponsored.Story, sponsored.Daniel);
        await story.SharesAsync(Answers.First);
        Assert.Contains(daniel.Messages, Holds(Answers.First));
        await PairingChangesTests.ReplaceAsync(story, Somebody.Omar);
        await SponsorTests.NameAsync(story, Somebody.Daniel);
        await story.ChangePairingAsync(pairing => pairing with { Accepted = Agreed.By(Somebody.All.Select(who => who.PersonName)) });

        await SendSecondPackAsync(sponsored, "Daniel Reyes", "Omar Haddad");

        var pack = Assert.Single(daniel.Messages, Holds(Second)).Everything;
        Assert.DoesNotContain(Answers.First.Next, pack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Former_Sponsor_Who_Becomes_Mentor_Reads_Nothing_Before_A_Yes_To_That()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var story = sponsored.Story;
        await RemoveSponsorAsync(story);
        await PairingChangesTests.ReplaceAsync(story, Somebody.Lena);

        var review = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(review, "Send to Lena Fischer");
        await story.HoldEndsAsync();

        Assert.DoesNotContain(sponsored.Lena.Messages, Holds(Answers.First));
        await sponsored.Lena.PressesAsync(Assert.Single(sponsored.Lena.Messages, Unagreed.IsAboutSharing), "I agree");
        await story.Bot.SettleAsync();
        Assert.Contains(sponsored.Lena.Messages, Holds(Answers.First));
    }

    [Fact]
    public async Task A_Pairing_That_Comes_After_An_Erased_One_Asks_Its_Mentor_Again()
    {
        await using var story = await Unagreed.StartAsync();
        await story.AgreesAndSharesAsync(Answers.First);
        await story.Daniel.PressesAsync(Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing), "I agree");
        await story.Bot.SettleAsync();
        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();

        Assert.True(await story.Bot.Get<AddPairing>().AddAsync(Mentorship.Program, Mentorship.Pairing with { Accepted = [] }, default));
        await story.BeginAsync();
        await story.AgreesAndSharesAsync(Second);

        Assert.DoesNotContain(story.Daniel.Messages, Holds(Second));
        await story.Daniel.PressesAsync(Assert.Single(story.Daniel.Messages.Where(Unagreed.IsAboutSharing).Skip(1)), "I agree");
        await story.Bot.SettleAsync();
        Assert.Contains(story.Daniel.Messages, Holds(Second));
    }

    private static async Task SendSecondPackAsync(Sponsored sponsored, string sponsor = "Lena Fischer", string mentor = "Daniel Reyes")
    {
        // Who reads is known for some minutes.
        await sponsored.Story.Bot.PassAsync(TimeSpan.FromMinutes(6));
        var card = await sponsored.Story.AnswersAsync(Second, "The second review");
        await sponsored.Maya.PressesAsync(card, $"Send to {mentor}", new Dictionary<string, string> { ["share.learned"] = "sponsor" });
        await sponsored.Story.HoldEndsAsync();
        await sponsored.Maya.PressesAsync(await sponsored.PacksAsync(), $"Send to {sponsor}");
        await sponsored.Story.HoldEndsAsync();
    }

    private static async Task RemoveSponsorAsync(Mentorship story)
    {
        await story.Priya.SaysAsync("remove sponsor");
        await story.Priya.PressesAsync("Remove the sponsor");
        await story.Priya.PressesAsync("Remove");
    }

    private static Predicate<SentActivity> Holds(Answers answers) =>
        message => message.Everything.Contains(answers.Learned, StringComparison.Ordinal);
}
