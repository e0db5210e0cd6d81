using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>A program comes to name those who are late: its agreement says so, and asks before it holds.</summary>
public sealed class NamesInAgreementTests
{
    private const string Send = "Send to Daniel Reyes";
    private static readonly AgreementTerms Both = AgreementTerms.Mail | AgreementTerms.Names;

    [Fact]
    public async Task Names_That_Come_To_Stand_In_The_Agreement_Are_Asked_About_Once_And_A_No_Stays_A_No()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Daniel.InstallsAsync();
        await NameAsync(story, OverdueRule.Names);

        var review = await story.AnswersAsync(Answers.First);
        var asked = (await story.Maya.PressesAsync(review, Send)).Card!;
        Assert.Contains(Strings.Agreement_ChangedTitle, asked.Words, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes may see that with your name", asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Strings.Agreement_MenteeCounted, asked.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(review, "Send, as agreed before");
        await story.HoldEndsAsync();
        var question = Assert.Single(story.Daniel.Messages, IsAgreement);
        Assert.Contains("I may tell you when Maya Okafor is late", question.Card!.Words, StringComparison.Ordinal);
        await story.Daniel.PressesAsync(question, "I agree");
        await story.SharesAsync(Answers.New("second"), "The second review");

        Assert.Contains(story.Daniel.Messages, message => message.Everything.Contains(Answers.New("second").Learned, StringComparison.Ordinal));
        Assert.Single(story.Daniel.Messages, IsAgreement);
        var pairing = await story.PairingAsync();
        Assert.Equal((AgreementTerms.Mail, AgreementTerms.Names), (Given(Somebody.Maya).Terms, Given(Somebody.Maya).Declined));
        Assert.Equal(Both, Given(Somebody.Daniel).Terms);
        await story.Maya.SaysAsync("agreement");
        Assert.Empty(story.Maya.Latest.Card!.Buttons);
        Assert.DoesNotContain("with your name", story.Maya.Latest.Card.Words, StringComparison.Ordinal);

        Acceptance Given(Somebody who) => Agreement.Of(pairing, who.Id)!;
    }

    [Fact]
    public async Task A_Card_That_Named_Nobody_Is_No_Yes_To_Names_And_A_Program_Of_None_Says_Nothing()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.ForgetAgreementAsync();
        await NameAsync(story, OverdueRule.None);
        await story.Maya.SaysAsync("agreement");
        var card = story.Maya.Latest;
        Assert.DoesNotContain("late with a check-in", card.Card!.Words, StringComparison.Ordinal);
        await NameAsync(story, OverdueRule.Names);

        await story.Maya.PressesAsync(card, "I agree");

        Assert.Equal(AgreementTerms.Mail, Assert.Single((await story.PairingAsync()).Accepted).Terms);
        await story.Maya.SaysAsync("agreement");
        Assert.Contains("what Daniel Reyes can read", (await story.Maya.PressesAsync("I agree")).Card!.Words, StringComparison.Ordinal);
        Assert.Equal(Both, Assert.Single((await story.PairingAsync()).Accepted).Terms);
    }

    [Fact]
    public async Task A_Sponsor_Is_Told_Of_Nobody_Who_Is_Late_And_Not_Asked_About_It()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { Overdue = OverdueRule.Names });
        await story.ChangePairingAsync(pairing => pairing with { Sponsor = Somebody.Omar.PersonName });
        var omar = story.Bot.User(Somebody.Omar);
        await omar.InstallsAsync();

        await omar.SaysAsync("agreement");

        Assert.Contains("You agreed to this on", omar.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("late with", omar.Latest.Card.Words, StringComparison.Ordinal);
    }

    private static Task<bool> NameAsync(Mentorship story, OverdueRule rule) => story.Bot.Get<ProgramStore>().ChangeAsync(
        BotFixture.Tenant, Mentorship.ProgramId, program => Task.FromResult(new ProgramChange<bool>(program with { Overdue = rule }, true)), default);

    private static bool IsAgreement(SentActivity message) =>
        message.Versions[0].GetRawText().Contains(Strings.Agreement_Summary, StringComparison.Ordinal);
}
