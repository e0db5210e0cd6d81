using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>A mentee looks at whatever they like, whenever they like.</summary>
public sealed class ReflectTests
{
    [Theory]
    [InlineData(nameof(MentoringMode.Coaching), "Which moment from this milestone is still on your mind?")]
    [InlineData(nameof(MentoringMode.Mentoring), "Pick one moment from this milestone that stayed with you.")]
    public async Task Questions_Are_Worded_For_The_Mode_Of_The_Program(string mode, string question)
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Mode = Enum.Parse<MentoringMode>(mode) });

        var card = await story.ReachesAsync();

        Assert.Contains(question, story.Maya.Sees(card)!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_Sets_Are_Offered_And_The_Others_Behind_A_Button()
    {
        await using var story = await StartAsync();

        await story.Maya.SaysAsync("reflect");
        var first = story.Maya.Latest.Card!;
        var sets = QuestionSetCatalog.FromThisBuild().Newest.Where(set => set.AnsweredBy == Side.Mentee).ToList();
        Assert.Equal(6, sets.Count(set => first.Buttons.Contains(set.Title)));
        var seen = new HashSet<string>(first.Buttons);
        for (var pages = 1; pages * 6 < sets.Count; pages++)
            seen.UnionWith((await story.Maya.PressesAsync("More to choose from")).Card!.Buttons);

        Assert.Empty(sets.Select(set => set.Title).Except(seen));
        Assert.Contains("questions, 1 of them a single tap", first.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Set_Is_Chosen_On_The_Card_And_Answered()
    {
        await using var story = await StartAsync();
        await story.Maya.SaysAsync("reflect");
        var card = story.Maya.Latest;

        await story.Maya.PressesAsync(card, "After a setback");
        await story.Maya.PressesAsync(card, "Next", new { text = "zq-expected a clear yes" });
        Assert.Contains("What happened instead?", story.Maya.Sees(card)!.Words, StringComparison.Ordinal);

        foreach (var _ in Enumerable.Range(0, 5))
            await story.Maya.PressesAsync(card, "Skip");

        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        var digest = Assert.Single(story.Daniel.Messages).Card!.Words;
        Assert.Contains("Maya Okafor reflected on: After a setback", digest, StringComparison.Ordinal);
        Assert.Contains("zq-expected a clear yes", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Set_Is_Started_By_Typing_Its_Name()
    {
        await using var story = await StartAsync();

        await story.Maya.SaysAsync("Reflect setback");

        Assert.Contains("What had you expected to happen?", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Same_Set_Twice_A_Day_Is_Two_Check_Ins_And_A_Double_Press_Is_One()
    {
        await using var story = await StartAsync();
        await story.Maya.SaysAsync("reflect setback");
        await story.Maya.SaysAsync("zq-one");
        await story.Maya.SaysAsync("reflect setback");
        Assert.Equal("zq-one", (await story.OpenAsync())!.CheckIn.AnswerTo("expected")!.Text);
        await FinishAsync(story);

        await story.Maya.SaysAsync("reflect setback");

        var second = (await story.OpenAsync())!.CheckIn;
        Assert.EndsWith(".set-setback.2", second.Id, StringComparison.Ordinal);
        Assert.Empty(second.Answers);
    }

    [Fact]
    public async Task Why_These_Questions_Tells_Source_And_Framework()
    {
        await using var story = await StartAsync();
        await story.Maya.SaysAsync("why these questions");
        Assert.Contains("No check-in is open", story.Maya.Latest.Text, StringComparison.Ordinal);

        await story.Maya.SaysAsync("reflect setback");
        Assert.Contains("Why these questions", story.Maya.Latest.Card!.Buttons);
        await story.Maya.SaysAsync("why these questions");

        var why = story.Maya.Latest.Card!.Words;
        Assert.Contains("How to mentor for stakeholder negotiation skills", why, StringComparison.Ordinal);
        Assert.Contains("After-action review", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Milestone_Is_Looked_Back_On_With_The_Set_That_Its_Mentee_Chooses()
    {
        await using var story = await StartAsync();
        await story.Maya.SaysAsync("milestone");
        Assert.Equal("milestone", story.Maya.Latest.Card!.ValueOf("set"));

        await story.Maya.PressesAsync("Begin", new { title = "The Berlin deal", set = "setback" });

        var open = (await story.OpenAsync())!.CheckIn;
        Assert.Equal(("setback", "The Berlin deal"), (open.QuestionSetId, open.Title));
        await story.Maya.SaysAsync("milestone");
        await story.Maya.PressesAsync("Begin", new { title = "Another", set = "pulse" });
        Assert.Equal("milestone", (await story.OpenAsync())!.CheckIn.QuestionSetId);
    }

    [Fact]
    public async Task Who_Is_In_No_Pairing_Is_Told_So()
    {
        await using var story = await StartAsync();

        await story.Priya.SaysAsync("reflect");

        Assert.Contains("for mentees and mentors", story.Priya.Latest.Text, StringComparison.Ordinal);
    }

    private static async Task FinishAsync(Mentorship story)
    {
        foreach (var _ in Enumerable.Range(0, 5))
            await story.Maya.SaysAsync("skip");

        await story.Maya.SaysAsync("private");
    }

    private static async Task<Mentorship> StartAsync()
    {
        var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        return story;
    }
}
