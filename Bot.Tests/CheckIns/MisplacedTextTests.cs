using System.Text.Json.Nodes;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Text that comes late, from a second device, or belongs to nothing yet.</summary>
public sealed class MisplacedTextTests
{
    [Fact]
    public async Task Text_On_A_Second_Devices_Card_Is_Kept_And_Offered_As_An_Edit()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.ReachesAsync();
        await story.Maya.PressesAsync(card, "A surprise");
        var onTheTablet = story.Maya.PressActivity(card, "Next", new { text = "zq-tablet" });
        await story.Maya.PressesAsync(card, "Next", new { text = "zq-phone" });

        var asked = await CardAnswer.ReadAsync(await story.Maya.PostAsync(onTheTablet));
        Assert.Contains("Which answer shall I keep?", asked.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("zq-phone", asked.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("zq-tablet", asked.Card!.Words, StringComparison.Ordinal);
        Assert.Equal("zq-tablet", (await story.OpenAsync())!.Pending!.Part.Text);
        var use = asked.Card!.Button("Use the new one")!.Value;
        await story.Maya.PostAsync(story.Maya.InvokeActivity(card.Id, use.GetProperty("verb").GetString()!,
            JsonNode.Parse(use.GetProperty("data").GetRawText())));

        var answer = (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!;
        Assert.Equal("zq-tablet", answer.Text);
        Assert.Equal("zq-phone", Assert.Single(answer.Earlier).Text);
    }

    [Fact]
    public async Task Text_On_A_Card_Of_A_Submitted_Check_In_Is_Kept_As_A_Note()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.ReachesAsync();
        await story.Maya.PressesAsync(card, "A surprise");
        var late = story.Maya.PressActivity(card, "Next", new { text = "zq-late" });
        await story.Maya.SaysAsync("zq-learned");
        await story.Maya.SaysAsync("skip");
        await story.Maya.SaysAsync("skip");
        await story.Maya.SaysAsync("skip");
        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");
        Assert.Single((await story.StoredAsync()).Releases);

        var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(late));

        Assert.Contains("On its way", answer.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-late", answer.Card!.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("zq-late", Assert.Single((await story.StoredAsync()).Notes).Text);
        await story.HoldEndsAsync();
        Assert.DoesNotContain("zq-late", Assert.Single(story.Daniel.Messages).Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Sentence_After_Help_Is_Asked_About_Before_It_Is_An_Answer()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");
        story.Bot.Time.Advance(TimeSpan.FromSeconds(5));
        await story.Maya.SaysAsync("help");
        story.Bot.Time.Advance(TimeSpan.FromSeconds(5));

        await story.Maya.SaysAsync("zq-maybe");

        Assert.Contains("is what you just wrote your answer to “What did you learn from it?”", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Null((await story.OpenAsync())!.CheckIn.AnswerTo("learned"));
        await story.Maya.PressesAsync("Yes, that is my answer");
        Assert.Equal("zq-maybe", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
    }

    [Fact]
    public async Task A_Sentence_Hours_Later_Is_Asked_About_And_Can_Become_A_Note()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");
        story.Bot.Time.Advance(TimeSpan.FromHours(3));

        await story.Maya.SaysAsync("zq-much later");
        await story.Maya.SaysAsync("no");

        var checkIn = (await story.OpenAsync())!.CheckIn;
        Assert.Equal("zq-much later", Assert.Single(checkIn.Notes).Text);
        Assert.Null(checkIn.AnswerTo("learned"));
        Assert.Contains("What did you learn from it?", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_Thanks_To_A_Question_Of_The_Bot_Is_No_Goodbye()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");
        story.Bot.Time.Advance(TimeSpan.FromHours(3));
        await story.Maya.SaysAsync("zq-aside");

        await story.Maya.SaysAsync("No thanks.");

        Assert.Equal("zq-aside", Assert.Single((await story.OpenAsync())!.CheckIn.Notes).Text);
        Assert.DoesNotContain(story.Maya.Messages, message => message.Text == Strings.Welcome_Declined);
        await story.Maya.SaysAsync("stop");
        Assert.Equal(Strings.Welcome_Declined, story.Maya.Latest.Text);
    }

    [Fact]
    public async Task Text_Without_A_Check_In_Is_Kept_Shows_What_Can_Be_Done_And_Becomes_A_Note()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();

        await story.Maya.SaysAsync("zq-thought in the lift");

        Assert.Contains("I kept it for you", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("I reached a milestone", story.Maya.Latest.Card!.Buttons);
        Assert.DoesNotContain("zq-", story.Maya.Latest.Everything, StringComparison.Ordinal);
        await story.Maya.PressesAsync("Use it for a milestone");
        await story.Maya.PressesAsync("Begin", new { title = "The board review" });
        Assert.Equal("zq-thought in the lift", Assert.Single((await story.OpenAsync())!.CheckIn.Notes).Text);
    }

    [Fact]
    public async Task Files_Alone_Are_Answered_With_What_Can_Be_Kept()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.ReachesAsync();
        var before = await story.OpenAsync();
        var activity = story.Maya.NewActivity("message", TeamsUser.NewId());
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = "zq-notes.docx",
            ["content"] = new JsonObject { ["downloadUrl"] = "https://example.com/zq-notes.docx" },
        });

        await story.Maya.PostAsync(activity);

        Assert.StartsWith("I can keep text, not files.", story.Maya.Latest.Text, StringComparison.Ordinal);
        Assert.Equal(before!.Rev, (await story.OpenAsync())!.Rev);
    }
}
