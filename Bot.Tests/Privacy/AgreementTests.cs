using System.Net;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Privacy;

public sealed class AgreementTests
{
    private const string Send = "Send to Daniel Reyes";
    private const string AgreeAndSend = "I agree, send to Daniel Reyes";

    [Fact]
    public async Task Nothing_Goes_Out_Before_Mentee_And_Mentor_Said_Yes_And_Both_Are_Asked_Once()
    {
        await using var story = await Unagreed.StartAsync();
        var review = await story.AnswersAsync(Answers.First);

        var asked = (await story.Maya.PressesAsync(review, Send)).Card!;
        Assert.Contains("**Daniel Reyes** reads the answers that you release", asked.Words, StringComparison.Ordinal);
        Assert.Contains("20 seconds", asked.Words, StringComparison.Ordinal);
        await story.HoldEndsAsync();
        Assert.DoesNotContain(story.Daniel.Messages, Unagreed.IsAboutSharing);

        Assert.Contains("On its way", (await story.Maya.PressesAsync(review, AgreeAndSend)).Card!.Words, StringComparison.Ordinal);
        await story.HoldEndsAsync();
        Assert.Contains("Waiting for Daniel Reyes to agree", review.Card!.Words, StringComparison.Ordinal);
        var question = Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing);
        await story.Daniel.SaysAsync("digest");
        AssertNothingReached(story);

        await story.Daniel.PressesAsync(question, "I agree");
        await story.Bot.SettleAsync();
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes can read it now", review.Card!.Words, StringComparison.Ordinal);

        await story.SharesAsync(Answers.New("second"), "The second review");
        Assert.Contains(Answers.New("second").Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing);
    }

    [Fact]
    public async Task Whoever_Says_Not_Now_Loses_Nothing_And_Finds_The_Agreement_Again()
    {
        await using var story = await Unagreed.StartAsync();
        var review = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(review, Send);
        Assert.Contains(Answers.First.Learned, (await story.Maya.PressesAsync(review, "Not now")).Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(review, Send);
        await story.Maya.PressesAsync(review, AgreeAndSend);
        await story.HoldEndsAsync();

        Assert.Contains("Nothing changes until you say yes", (await story.Daniel.PressesAsync("Not now")).Card!.Words, StringComparison.Ordinal);
        await story.Bot.PassAsync(TimeSpan.FromDays(3));
        AssertNothingReached(story);

        await story.Daniel.SaysAsync("agreement");
        await story.Daniel.PressesAsync("I agree");
        await story.Bot.SettleAsync();
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Daniel.SaysAsync("agreement");
        Assert.Empty(story.Daniel.Latest.Card!.Buttons);
        Assert.StartsWith("What you agreed to", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("You agreed to this on", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Taken_Back_While_It_Waits_Is_Read_By_Nobody()
    {
        await using var story = await Unagreed.StartAsync();
        var review = await story.AgreesAndSharesAsync(Answers.First);
        await story.Maya.PressesAsync(review, "Take back");

        await story.Daniel.PressesAsync("I agree");
        await story.Bot.PassAsync(TimeSpan.FromDays(1));

        AssertNothingReached(story);
    }

    [Fact]
    public async Task Mail_That_Comes_To_Stand_In_The_Agreement_Is_Asked_About_And_Used_Once_Both_Said_Yes()
    {
        await using var story = await Unagreed.StartAsync(Mentorship.Program with { MailNamedInAgreement = false });
        await story.AgreesAndSharesAsync(Answers.First);
        await story.Daniel.PressesAsync("I agree");
        await story.Bot.SettleAsync();
        await NameMailAsync(story, true);

        var review = await story.AnswersAsync(Answers.New("second"), "The second review");
        Assert.Contains("says more than before", (await story.Maya.PressesAsync(review, Send)).Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(review, "Send, but not by mail");
        await story.HoldEndsAsync();
        Assert.Contains(story.Daniel.Messages, message => Holds(message, Answers.New("second").Learned));
        Assert.Empty(story.Bot.Graph.Mails);

        await story.Daniel.PressesAsync(story.Daniel.Messages.Last(Unagreed.IsAboutSharing), "I agree");
        await story.SharesAsync(Answers.New("third"), "The third review");
        Assert.Empty(story.Bot.Graph.Mails);
        Assert.Equal(2, story.Daniel.Messages.Count(Unagreed.IsAboutSharing));
        Assert.Single(story.Daniel.Messages, message => Holds(message, Answers.First.Learned));
    }

    [Fact]
    public async Task A_Card_That_Named_No_Mail_Is_No_Yes_To_Mail()
    {
        await using var story = await Unagreed.StartAsync(Mentorship.Program with { MailNamedInAgreement = false });
        var review = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(review, Send);
        await NameMailAsync(story, true);

        Assert.Contains(Strings.Agreement_ByMail, (await story.Maya.PressesAsync(review, AgreeAndSend)).Card!.Words, StringComparison.Ordinal);
        Assert.Empty((await story.PairingAsync()).Accepted);
        await story.Maya.PressesAsync(review, AgreeAndSend);
        await NameMailAsync(story, false);
        await story.HoldEndsAsync();
        await NameMailAsync(story, true);
        await story.Daniel.PressesAsync("I agree");
        await story.Bot.SettleAsync();

        Assert.Equal([true, false], (await story.PairingAsync()).Accepted.Select(given => given.Mail));
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Bot.Graph.Mails, mail => mail.Html.Contains("zq-", StringComparison.Ordinal));
        await story.Daniel.SaysAsync("agreement");
        Assert.Contains("I agree", story.Daniel.Latest.Card!.Buttons);
    }

    [Fact]
    public async Task Not_Now_On_A_Card_That_Named_No_Mail_Is_No_Word_About_Mail()
    {
        await using var story = await Unagreed.StartAsync(Mentorship.Program with { MailNamedInAgreement = false });
        await story.AgreesAndSharesAsync(Answers.First);
        await story.Daniel.SaysAsync("agreement");
        await story.Daniel.PressesAsync("I agree");
        await NameMailAsync(story, true);

        await story.Daniel.PressesAsync(story.Daniel.Messages.First(Unagreed.IsAboutSharing), "Not now");

        await story.Daniel.SaysAsync("agreement");
        Assert.Contains("says more than before", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Daniel.PressesAsync(story.Daniel.Latest, "Not now");
        await story.Daniel.SaysAsync("agreement");
        Assert.Empty(story.Daniel.Latest.Card!.Buttons);
    }

    [Fact]
    public async Task Whoever_Said_Not_Now_Is_Not_Asked_Once_More_When_The_Agreement_Comes_To_Say_More()
    {
        await using var story = await Unagreed.StartAsync(Mentorship.Program with { MailNamedInAgreement = false });
        await story.AgreesAndSharesAsync(Answers.First);
        await story.Daniel.PressesAsync("Not now");
        await NameMailAsync(story, true);

        var review = await story.AnswersAsync(Answers.New("second"), "The second review");
        await story.Maya.PressesAsync(review, Send);
        await story.Maya.PressesAsync(review, AgreeAndSend);
        await story.HoldEndsAsync();

        Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing);
    }

    [Theory]
    [InlineData(1, "You may have seen this before.", "You have not answered this yet, and something waits for it. I will not ask again.")]
    [InlineData(2, "You have not answered this yet, and something waits for it. I will not ask again.")]
    public async Task A_Question_That_May_Have_Arrived_Comes_Once_More_And_Says_So_And_Then_Only_As_Its_Reminder(int lost, params string[] heard)
    {
        await using var story = await Unagreed.StartAsync();
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.InternalServerError, "ServiceError").For(story.Daniel.ConversationId, lost));
        await story.AgreesAndSharesAsync(Answers.First);

        for (var day = 0; day < 20; day++)
            await story.Bot.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(heard, story.Daniel.Messages.Where(Unagreed.IsAboutSharing).Select(message => message.Card!.Words.Split('\n')[0]));
        await story.Daniel.PressesAsync("I agree");
        await story.Bot.SettleAsync();
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mentor_Whom_The_Question_Did_Not_Reach_Is_Asked_Again_Until_It_Does()
    {
        await using var story = await Unagreed.StartAsync();
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser").For(story.Daniel.ConversationId));
        await story.AgreesAndSharesAsync(Answers.First);
        Assert.DoesNotContain(story.Daniel.Messages, Unagreed.IsAboutSharing);

        await story.Bot.PassAsync(TimeSpan.FromDays(2));
        await story.Bot.PassAsync(TimeSpan.FromDays(2));

        Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing);
        await story.Daniel.PressesAsync("I agree");
        await story.Bot.SettleAsync();
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mentor_Who_Takes_Over_Is_Asked_As_Well()
    {
        await using var story = await Unagreed.StartAsync();
        await story.AgreesAndSharesAsync(Answers.First);
        await story.Daniel.PressesAsync("I agree");
        await story.Bot.SettleAsync();
        var lena = story.Bot.User(Somebody.Lena);
        await story.ChangeMentorsAsync(Somebody.Lena);

        var review = await story.AnswersAsync(Answers.New("second"), "The second review");
        Assert.Contains("have changed since", (await story.Maya.PressesAsync(review, Send)).Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(review, "Send to Lena Fischer");
        await story.HoldEndsAsync();
        Assert.DoesNotContain(lena.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));

        await lena.PressesAsync("I agree");
        await story.Bot.SettleAsync();
        Assert.Contains(Answers.New("second").Learned, lena.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(lena.Messages, message => message.Everything.Contains(Answers.First.Learned, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_People_Of_A_Pairing_Say_Anything_To_Its_Agreement()
    {
        await using var story = await Unagreed.StartAsync();
        await story.AgreesAndSharesAsync(Answers.First);
        var card = story.Daniel.Messages.Last(Unagreed.IsAboutSharing);
        var press = story.Daniel.PressActivity(card, "I agree");
        var omar = story.Bot.User(Somebody.Omar);

        var claim = press["value"]!["action"]!["data"]!.DeepClone();
        var answer = await CardAnswer.ReadAsync(await omar.PostAsync(omar.InvokeActivity("1", "agreement.accept", claim)));

        Assert.Equal(Strings.Digest_Gone, answer.Error);
        Assert.Equal([Somebody.Maya.ObjectId], (await story.PairingAsync()).Accepted.Select(given => given.ObjectId));
    }

    private static Task<bool> NameMailAsync(Mentorship story, bool named) => story.Bot.Get<ProgramStore>().ChangeAsync(
        BotFixture.Tenant, Mentorship.ProgramId,
        program => Task.FromResult(new ProgramChange<bool>(program with { MailNamedInAgreement = named }, true)), default);

    private static bool Holds(SentActivity message, string words) => message.Everything.Contains(words, StringComparison.Ordinal);

    private static void AssertNothingReached(Mentorship story)
    {
        Assert.DoesNotContain(story.Daniel.Messages, message => Holds(message, "zq-"));
        Assert.DoesNotContain("zq-", story.DanielSaw.Received, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", story.Bot.GraphWire.Sent, StringComparison.Ordinal);
    }
}
