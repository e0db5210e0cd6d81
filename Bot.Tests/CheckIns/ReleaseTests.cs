using Azure.Data.Tables;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Only the mentee's own press lets anybody read, and it lets in exactly those whom the card named.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task Readers_Who_Changed_Since_The_Review_Are_Shown_Before_Anything_Is_Sent()
    {
        await using var story = await Mentorship.StartAsync();
        var lena = story.Bot.User(Somebody.Lena);
        await story.BeginAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.ChangeMentorsAsync(Somebody.Lena);

        var fresh = await story.Maya.PressesAsync(card, "Send to Daniel Reyes");

        Assert.Contains("have changed since you saw this card", fresh.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Send to Lena Fischer", fresh.Card!.Buttons);
        await story.HoldEndsAsync();
        Assert.Empty(story.Daniel.Messages);
        Assert.Empty(lena.Messages);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        Assert.Empty((await story.StoredAsync()).Releases);

        await story.Maya.PressesAsync(card, "Send to Lena Fischer");
        await story.HoldEndsAsync();
        Assert.Contains(Answers.First.Learned, Assert.Single(lena.Messages).Card!.Words, StringComparison.Ordinal);
        Assert.Empty(story.Daniel.Messages);
    }

    [Fact]
    public async Task A_Typed_Send_Is_Asked_Again_When_The_Readers_Changed()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.AnswersAsync(Answers.First);
        await story.ChangeMentorsAsync(Somebody.Lena);

        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");

        await story.HoldEndsAsync();
        Assert.Empty(story.Daniel.Messages);
        Assert.Empty((await story.StoredAsync()).Releases);
        Assert.Contains(story.Maya.Messages, message => message.Card?.Buttons.Contains("Send to Lena Fischer") is true);
    }

    [Fact]
    public async Task What_Is_Taken_Back_While_Held_Reaches_Nobody()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        story.Bot.Time.Advance(TimeSpan.FromSeconds(10));

        var taken = await story.Maya.PressesAsync(card, "Take back");

        Assert.Contains("Nobody has seen it", taken.Card!.Words, StringComparison.Ordinal);
        await story.HoldEndsAsync();
        await story.Bot.PassAsync(TimeSpan.FromHours(2));
        Assert.Empty(story.Daniel.Messages);
        Assert.Empty(story.Bot.Graph.Mails);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        Assert.DoesNotContain("release", await AgendaAsync(story), StringComparison.Ordinal);
        Assert.DoesNotContain("digest", await AgendaAsync(story), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Taken_Back_Later_Is_Left_Out_Of_The_Sent_Card_And_Said_Honestly()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.SharesAsync(Answers.First);
        var digest = Assert.Single(story.Daniel.Messages);

        var taken = await story.Maya.PressesAsync(card, "Take back");

        Assert.Contains("it may already have been read", taken.Card!.Words, StringComparison.Ordinal);
        Assert.Equal("This is no longer shared with you.", digest.Card!.Words.Trim());
        Assert.DoesNotContain("zq-", digest.Json.GetRawText(), StringComparison.Ordinal);
        await story.Daniel.SaysAsync("digest");
        Assert.Contains("Nothing has been shared with you yet", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, story.Daniel.Messages.Count);
    }

    [Fact]
    public async Task A_Card_That_Could_Not_Be_Changed_At_Once_Is_Changed_As_Soon_As_It_Can_Be()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.SharesAsync(Answers.First);
        var digest = Assert.Single(story.Daniel.Messages);
        story.Bot.Connector.Next(ScriptedAnswer.NoUpdates(story.Daniel.ConversationId, times: 2));

        await story.Maya.PressesAsync(card, "Take back");
        await story.Bot.SettleAsync();
        Assert.Contains("zq-", digest.Json.GetRawText(), StringComparison.Ordinal);

        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("zq-", digest.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Was_Emptied_Before_The_Digest_Is_Not_In_It()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { Digest = Mentorship.Program.Digest with { When = DigestWhen.Weekly } });
        await story.BeginAsync();
        var card = await story.SharesAsync(Answers.First);

        await EditAsync(story, card, "");
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.UntilAsync(Mentorship.Wednesday.AddDays(3));

        var digest = Assert.Single(story.Daniel.Messages);
        Assert.Contains(Answers.First.Better, digest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Answers.First.Learned, digest.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Edited_And_Sent_Again_Is_Marked_As_Edited()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.SharesAsync(Answers.First);

        await EditAsync(story, card, "zq-second thoughts");
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        var again = story.Daniel.Latest.Card!;
        Assert.Equal(2, story.Daniel.Messages.Count);
        Assert.Contains("What I learned (edited)", again.Words, StringComparison.Ordinal);
        Assert.Contains("zq-second thoughts", again.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Could go better (edited)", again.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Answers.First.Learned, again.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_Edit_That_Is_Kept_Private_Leaves_The_Mentor_With_The_First_Wording(bool typed)
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.SharesAsync(Answers.First);

        await EditAsync(story, card, "zq-for me alone");
        await KeepPrivateAsync(story, card, typed);

        await story.HoldEndsAsync();
        Assert.DoesNotContain(story.Maya.Messages, message => message.Text == Strings.Closing_PrivateTitle);
        await story.Daniel.SaysAsync("digest");
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.All(story.Daniel.Messages, message => Assert.DoesNotContain("zq-for me alone", message.Everything, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_Is_Kept_Private_During_Its_Hold_Reaches_Nobody(bool typed)
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");

        await EditAsync(story, card, "zq-for me alone");
        await KeepPrivateAsync(story, card, typed);

        Assert.Contains("Nobody has seen it", story.Maya.Sees(card)!.Words, StringComparison.Ordinal);
        await story.HoldEndsAsync();
        Assert.Empty(story.Daniel.Messages);
    }

    [Fact]
    public async Task A_Second_Wording_That_Is_Kept_Private_During_Its_Hold_Leaves_The_First_And_The_Way_Back_From_It()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.SharesAsync(Answers.First);
        await EditAsync(story, card, "zq-second thoughts");
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await EditAsync(story, card, "zq-for me alone");

        var kept = await story.Maya.PressesAsync(card, "Keep private");
        await story.HoldEndsAsync();

        Assert.Contains("Daniel Reyes can read it now", kept.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(card, "Take back");
        Assert.DoesNotContain("zq-", story.Daniel.Latest.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Card_Left_In_The_Mentees_Chat_Holds_No_Private_Text()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.AnswersAsync(Answers.First);
        var kept = await story.Maya.PressesAsync(card, "Keep private");
        Assert.Contains("Kept private", kept.Card!.Words, StringComparison.Ordinal);

        var opened = await story.Maya.PressesAsync(card, "Show what I wrote");

        Assert.Contains(Answers.First.Learned, opened.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", card.Json.GetRawText(), StringComparison.Ordinal);
        var folded = await story.Maya.PressesAsync(card, "Fold away");
        Assert.DoesNotContain("zq-", folded.Card!.Json.GetRawText(), StringComparison.Ordinal);
        await story.HoldEndsAsync();
        Assert.Empty(story.Daniel.Messages);
    }

    /// <summary>Another wording for what she learned; the review is showing.</summary>
    private static async Task EditAsync(Mentorship story, SentActivity card, string text)
    {
        await story.Maya.PressesAsync(card, "Show what I wrote");
        await story.Maya.PressesAsync(card, "Edit and send again");
        await story.Maya.PressesAsync(card, "Edit What I learned");
        await story.Maya.PressesAsync(card, "Next", new { text = text });
    }

    private static async Task KeepPrivateAsync(Mentorship story, SentActivity card, bool typed)
    {
        if (typed)
            await story.Maya.SaysAsync("keep private");
        else
            await story.Maya.PressesAsync(card, "Keep private");
    }

    private static async Task<string> AgendaAsync(Mentorship story)
    {
        var rows = new List<string>();
        await foreach (var row in story.Bot.Tables.Agenda.QueryAsync<TableEntity>())
            rows.Add(row.RowKey);

        return string.Join('\n', rows);
    }
}
