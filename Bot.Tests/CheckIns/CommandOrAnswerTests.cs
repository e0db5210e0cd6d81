using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Maya was just asked what she learned, and types words that are a command as well.</summary>
public sealed class CommandOrAnswerTests
{
    [Theory]
    [InlineData("Sponsor")]
    [InlineData("Space.")]
    [InlineData("Home")]
    [InlineData("Take a break")]
    public async Task It_Does_What_It_Says_And_Becomes_The_Answer_When_She_Says_So(string words)
    {
        await using var story = await AskedAsync();
        var before = story.Maya.Messages.Count;

        await story.Maya.SaysAsync(words);
        Assert.Equal(before + 2, story.Maya.Messages.Count);
        Assert.Contains("What did you learn", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(story.Maya.Latest, Strings.Pending_Yes);

        var open = (await story.OpenAsync())!;
        Assert.Equal((words, null), (open.CheckIn.AnswerTo("learned")?.Text, open.Pending));
        Assert.Equal("better", open.Step.QuestionId);
    }

    [Fact]
    public async Task It_Was_A_Command_Alone_When_She_Says_So()
    {
        await using var story = await AskedAsync();
        var question = story.Maya.Latest;

        await story.Maya.SaysAsync("my space");
        await story.Maya.PressesAsync(story.Maya.Latest, Strings.Pending_OnlyCommand);
        Assert.Equal("What I learned: asked on another card", story.Maya.Sees(question)!.Words);

        var open = (await story.OpenAsync())!;
        Assert.Null(open.Pending);
        Assert.Empty(open.CheckIn.Notes);
        Assert.Contains("What did you learn", story.Maya.Sees(story.Maya.Latest)!.Words, StringComparison.Ordinal);
        Assert.Equal("learned", open.Step.QuestionId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_She_Answers_Then_Is_Her_Answer_And_The_Word_Is_Still_There(bool typed)
    {
        await using var story = await AskedAsync();
        var question = story.Maya.Latest;

        await story.Maya.SaysAsync("Digest settings");
        await story.Maya.SaysAsync("status");
        Assert.Single(story.Maya.Messages, message => message.Card?.Button(Strings.Pending_OnlyCommand) is not null);
        if (typed)
            await story.Maya.SaysAsync("zq-learned");
        else
            await story.Maya.PressesAsync(question, "Next", new { text = "zq-learned" });

        var open = (await story.OpenAsync())!;
        Assert.Equal("zq-learned", open.CheckIn.AnswerTo("learned")?.Text);
        Assert.Equal(("Digest settings", null), (Assert.Single(open.CheckIn.Notes).Text, open.Pending));

        await story.Maya.SaysAsync("No");
        Assert.Equal("No", (await story.OpenAsync())!.CheckIn.AnswerTo("better")?.Text);
    }

    [Fact]
    public async Task A_Pause_That_May_Be_An_Answer_Is_Taken_And_Asked_About()
    {
        await using var story = await AskedAsync();

        await story.Maya.SaysAsync("Pause 2 weeks");
        Assert.NotNull((await PersonAsync(story)).PausedUntil);
        await story.Maya.SaysAsync("yes");

        Assert.Equal("Pause 2 weeks", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")?.Text);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("hi")]
    [InlineData("why these questions")]
    [InlineData("my data")]
    [InlineData("delete my data")]
    [InlineData("later")]
    [InlineData("stop")]
    public async Task Words_Of_A_Check_In_Are_Never_Asked_About(string words)
    {
        await using var story = await AskedAsync();

        await story.Maya.SaysAsync(words);

        Assert.Null((await story.OpenAsync())!.Pending);
    }

    [Fact]
    public async Task Nothing_Is_Asked_Where_Her_Words_Would_Not_Have_Been_The_Answer()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("my space");
        await story.ReachesAsync();
        await story.Maya.SaysAsync("status");
        await story.Maya.SaysAsync("a surprise");
        story.Bot.Time.Advance(CheckInDialog.LongAfter + TimeSpan.FromMinutes(1));
        await story.Maya.SaysAsync("my space");
        foreach (var words in (string[])["continue", "skip", "skip", "skip", "skip"])
            await story.Maya.SaysAsync(words);
        Assert.Equal(StepKind.Review, (await story.OpenAsync())!.Step.Kind);
        await story.Maya.SaysAsync("status");

        Assert.Null((await story.OpenAsync())!.Pending);
    }

    private static async Task<Mentorship> AskedAsync()
    {
        var story = await Mentorship.BegunAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");
        return story;
    }

    private static async Task<Person> PersonAsync(Mentorship story)
    {
        using var people = new PersonStore(story.Bot.Tables, story.Bot.Time);
        return await people.GetAsync(Somebody.Maya.Id, default);
    }
}
