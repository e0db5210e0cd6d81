using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>A mentor leaves the agreement unanswered while something waits for it.</summary>
public sealed class AgreementReminderTests
{
    [Fact]
    public async Task They_Are_Reminded_Once_And_The_Mentee_Is_Told_That_It_Waits()
    {
        await using var story = await Unagreed.StartAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        var review = await story.AgreesAndSharesAsync(Answers.First);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(4));
        Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing);
        Assert.DoesNotContain(story.Maya.Messages, IsAboutWaiting);

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(30));

        Assert.Equal(2, story.Daniel.Messages.Count(Unagreed.IsAboutSharing));
        var reminder = story.Daniel.Messages.Last(Unagreed.IsAboutSharing);
        Assert.StartsWith(Strings.Agreement_Reminder, reminder.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes has not said yes", Assert.Single(story.Maya.Messages, IsAboutWaiting).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Daniel.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
        await story.Daniel.PressesAsync(reminder, "I agree");
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(34));
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes can read it now", review.Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not now")]
    [InlineData("taken back")]
    public async Task Nobody_Is_Reminded_Who_Answered_Or_For_Whom_Nothing_Waits(string what)
    {
        await using var story = await Unagreed.StartAsync();
        var review = await story.AgreesAndSharesAsync(Answers.First);
        await (what == "not now" ? story.Daniel.PressesAsync("Not now") : story.Maya.PressesAsync(review, "Take back"));

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(30));

        Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing);
        Assert.DoesNotContain(story.Maya.Messages, IsAboutWaiting);
    }

    [Fact]
    public async Task Nobody_Is_Asked_At_Night_For_A_Yes_To_What_Is_Sent_At_Night()
    {
        await using var story = await Unagreed.StartAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.UntilAsync(Mentorship.Wednesday.AddHours(13));
        await story.AgreesAndSharesAsync(Answers.First);
        Assert.DoesNotContain(story.Daniel.Messages, Unagreed.IsAboutSharing);

        await story.UntilAsync(Mentorship.Wednesday.AddHours(23));

        Assert.Single(story.Daniel.Messages, Unagreed.IsAboutSharing);
    }

    [Fact]
    public async Task All_Authors_Whose_Words_Wait_For_The_Same_Reader_Are_Told()
    {
        await using var story = await Unagreed.StartAsync();
        await story.Bot.Get<Dispatcher>().StopAsync(default);
        IReadOnlyList<Somebody> authors = [Somebody.Daniel, Somebody.Priya, Somebody.Lena, Somebody.Omar];

        await story.Bot.Get<WaitingWords>().TellAsync(
            Somebody.Maya.Id, new WaitingForYes(Mentorship.Program, Mentorship.Pairing, [.. authors.Select(author => author.Id)]), default);

        foreach (var author in authors)
            Assert.Single(await story.Bot.Get<RecipientRows>().PlannedAsync(author.Id.Key, default), item => item.Kind == WaitingWords.AgendaKind);
    }

    private static bool IsAboutWaiting(SentActivity message) => message.Began(Strings.Agreement_StillWaitsSummary);
}
