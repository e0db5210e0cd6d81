using System.Net;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>What becomes of a digest that did not simply arrive.</summary>
public sealed class DigestOutcomeTests
{
    private static readonly TimeSpan UntilTheNextSlot = TimeSpan.FromHours(30);

    [Fact]
    public async Task A_Digest_That_May_Have_Arrived_Waits_For_The_Next_Slot_And_Says_So()
    {
        await using var story = await AnsweredAsync();
        story.Bot.Connector.Next(new ScriptedAnswer { Method = "POST", PathHolds = story.Daniel.ConversationId, AfterAccepting = true });
        await story.HoldEndsAsync();
        Assert.DoesNotContain("seen this before", Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);

        await story.Bot.PassAsync(TimeSpan.FromHours(4));
        Assert.Single(story.Daniel.Messages);
        await story.Bot.PassAsync(UntilTheNextSlot);

        Assert.Equal(2, story.Daniel.Messages.Count);
        Assert.Contains("You may have seen this before.", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        await story.Bot.PassAsync(UntilTheNextSlot);
        Assert.Equal(2, story.Daniel.Messages.Count);
    }

    [Theory]
    [InlineData(IsoDayOfWeek.Friday, 15)]
    [InlineData(IsoDayOfWeek.Saturday, 19)]
    public async Task A_Digest_That_Is_Late_Does_Not_Come_At_Night_But_One_At_A_Chosen_Hour_Does(IsoDayOfWeek day, int hour)
    {
        var slot = new LocalDate(2026, 11, 16).Next(day).At(new LocalTime(hour, 0)).InUtc().Minus(Duration.FromHours(1)).ToDateTimeOffset();
        await using var late = await AnsweredAsync(rhythm: new(DigestWhen.Weekly, day, new LocalTime(hour, 0)));
        await late.HoldEndsAsync();
        late.Bot.Time.AdvanceTo(slot.AddDays(1).AddHours(11));
        await late.Bot.SettleAsync();
        Assert.Empty(late.Daniel.Messages);
        late.Bot.Time.AdvanceTo(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
        await late.Bot.SettleAsync();
        Assert.Single(late.Daniel.Messages);

        await using var punctual = await AnsweredAsync(rhythm: new(DigestWhen.Weekly, day, new LocalTime(hour, 0)));
        await punctual.HoldEndsAsync();
        punctual.Bot.Time.AdvanceTo(slot);
        await punctual.Bot.SettleAsync();
        Assert.Single(punctual.Daniel.Messages);
    }

    [Fact]
    public async Task A_Digest_Whose_Connection_Broke_Is_Not_Sent_Again_By_Itself()
    {
        await using var story = await AnsweredAsync();
        story.Bot.Connector.Next(new ScriptedAnswer { Method = "POST", PathHolds = story.Daniel.ConversationId, AfterAccepting = true, Aborts = true });
        await story.HoldEndsAsync();

        for (var minutes = 0; minutes < 60; minutes += 10)
            await story.Bot.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Single(story.Daniel.Messages);
        Assert.NotEmpty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task A_Mentor_Who_Blocked_The_Bot_Gets_The_Mail_And_Is_Marked()
    {
        await using var story = await AnsweredAsync();
        Block(story);

        await story.HoldEndsAsync();

        Assert.Empty(story.Daniel.Messages);
        var mail = Assert.Single(story.Bot.Graph.Mails);
        Assert.Contains(Answers.First.Learned, mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("MessageWritesBlocked", (await story.Bot.Get<PersonStore>().GetAsync(Somebody.Daniel.Id, default)).Unreachable);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        await story.Bot.PassAsync(UntilTheNextSlot);
        Assert.Single(story.Bot.Graph.Mails);
    }

    [Fact]
    public async Task A_Blocked_Mentor_Gets_No_Mail_That_The_Agreement_Does_Not_Name_And_The_Digest_When_They_Are_Back()
    {
        await using var story = await AnsweredAsync(mail: false);
        Block(story);
        await story.HoldEndsAsync();
        Assert.Empty(story.Bot.Graph.Mails);
        Assert.NotEmpty(await story.WaitingAsync(Somebody.Daniel));

        await story.Daniel.InstallsAsync();
        await story.Bot.PassAsync(UntilTheNextSlot);

        Assert.Contains(story.Daniel.Messages, message => message.Card?.Words.Contains(Answers.First.Learned, StringComparison.Ordinal) is true);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task A_Chat_That_Is_Gone_Is_Created_And_The_Digest_Sent()
    {
        await using var story = await AnsweredAsync();
        story.Bot.Connector.ForgetConversation(story.Daniel.ConversationId);

        await story.HoldEndsAsync();

        Assert.Contains(Answers.First.Learned, Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    private static void Block(Mentorship story) => story.Bot.Connector.Next(new ScriptedAnswer
    {
        Method = "POST",
        PathHolds = story.Daniel.ConversationId,
        Status = HttpStatusCode.Forbidden,
        Body = """{"error":{"code":"MessageWritesBlocked","message":"refused"}}""",
    });

    private static async Task<Mentorship> AnsweredAsync(bool mail = true, DigestRhythm? rhythm = null)
    {
        var program = Mentorship.Program with { MailNamedInAgreement = mail };
        var story = await Mentorship.StartAsync(rhythm is null ? program : program with { Digest = rhythm, Hours = WorkingHours.Default });
        await story.BeginAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        return story;
    }
}
