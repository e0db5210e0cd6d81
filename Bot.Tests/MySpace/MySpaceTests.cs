using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.MySpace;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.MySpace;

/// <summary>Everything that is a mentee's, in one place; what was written opens on request only.</summary>
public sealed class MySpaceTests
{
    [Fact]
    public async Task A_Mentee_Finds_Everything_Again_And_Nothing_Of_It_Is_Left_Standing()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        await ExperimentAsync(story);
        await story.Maya.SaysAsync("reflect setback");
        await story.Maya.SaysAsync("zq-half-typed");

        await story.Maya.SaysAsync("my space");
        var space = story.Maya.Messages.Last(message => message.Card?.Button("My timeline") is not null);
        Assert.Contains("Open: 1. Settled: 0.", space.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Plans: 0. Experiments: 1.", space.Card.Words, StringComparison.Ordinal);

        Assert.Contains("After a setback", await OpensAsync(story, space, "Waiting for you"), StringComparison.Ordinal);
        var timeline = await OpensAsync(story, space, "My timeline");
        Assert.Contains("Shared with Daniel Reyes", timeline, StringComparison.Ordinal);
        Assert.Contains("Kept private", timeline, StringComparison.Ordinal);
        Assert.Contains(Answers.First.Next, await OpensAsync(story, space, "My next steps"), StringComparison.Ordinal);
        Assert.Contains("zq-the sign", await OpensAsync(story, space, "Goals and experiments"), StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, await OpensAsync(story, space, "Playbook and people"), StringComparison.Ordinal);

        Assert.DoesNotContain("zq-", space.Everything, StringComparison.Ordinal);
        story.Maya.Reloads();
        Assert.DoesNotContain("zq-", story.Maya.Sees(space)!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Check_In_Is_Read_From_The_Timeline_And_The_Way_Back_Leads_There()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.Maya.SaysAsync("my space");
        var space = story.Maya.Latest;
        await story.Maya.PressesAsync(space, "My timeline");

        var read = (await story.Maya.PressesAsync(space, "The board review")).Card!.Words;
        Assert.All(Answers.First.All, answer => Assert.Contains(answer, read, StringComparison.Ordinal));
        await story.Maya.PressesAsync(space, "Back");
        Assert.Contains("My timeline", story.Maya.Sees(space)!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(space, "My space");

        Assert.DoesNotContain("zq-", space.Everything, StringComparison.Ordinal);
        Assert.Contains("Waiting for you", story.Maya.Sees(space)!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("Elsewhere")]
    public async Task A_Section_That_Is_None_Leads_To_What_Waits(string section)
    {
        await using var story = await Mentorship.BegunAsync();

        var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity("1", SpaceVerbs.Open, new JsonObject
        {
            [SpaceVerbs.Section] = section,
        })));

        Assert.Contains("Waiting for you", answer.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Next_Step_Is_Settled_Where_It_Is_Found()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.Maya.SaysAsync("my space");
        var space = story.Maya.Latest;
        await story.Maya.PressesAsync(space, "My next steps");
        await story.Maya.PressesAsync(space, Answers.First.Next);

        var list = (await story.Maya.PressesAsync(space, "Partly done")).Card!.Words;
        Assert.Contains("Partly done. Planned for Friday, 4 December 2026", list, StringComparison.Ordinal);
        Assert.Equal(CommitmentState.Partly, Assert.Single(await story.Bot.Get<CommitmentStore>().ListAsync(Somebody.Maya.Id, default)).State);

        await story.UntilAsync(Mentorship.Wednesday.AddDays(20));
        await story.Maya.PressesAsync(space, "My space");
        await story.Maya.PressesAsync(space, "Waiting for you");
        await story.Maya.PressesAsync(space, Answers.First.Next);
        await story.Maya.PressesAsync(space, "Done");
        Assert.DoesNotContain(Answers.First.Next, story.Maya.Sees(space)!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Long_History_Fits_Page_By_Page_And_Loses_Nothing()
    {
        await using var story = await Mentorship.BegunAsync();
        var checkIns = Enumerable.Range(1, 60).Select(Old).ToList();
        foreach (var checkIn in checkIns)
        {
            await story.Bot.Get<CheckInStore>().AddIfNewAsync(Somebody.Maya.Id, checkIn, default);
            await story.Bot.Tables.People.SubmitTransactionAsync([CommitmentStore.Put(Somebody.Maya.Id, Step(checkIn))]);
        }

        await story.Maya.SaysAsync("my space");
        var space = story.Maya.Latest;
        foreach (var (section, mark) in ((string, string)[])[
            ("My timeline", "title"), ("My next steps", "step"), ("Playbook and people", "lesson"), ("Who was sent what", "title")])
        {
            var words = await OpensAsync(story, space, section);
            Assert.All(Enumerable.Range(1, 60), number => Assert.Contains($"zq-{mark}-{number:000} ", words, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("zq-", space.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Is_No_Mentee_Is_Told_What_It_Is_For()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.Daniel.SaysAsync("my space");

        Assert.Contains("This is for mentees", story.Daniel.Latest.Text, StringComparison.Ordinal);
    }

    /// <summary>Every page of it, from the first to the last.</summary>
    internal static async Task<string> OpensAsync(Mentorship story, SentActivity space, string section)
    {
        if (story.Maya.Sees(space)!.Button("My space") is not null)
            await story.Maya.PressesAsync(space, "My space");

        var words = (await story.Maya.PressesAsync(space, section)).Card!.Words;
        while (story.Maya.Sees(space)!.Button("Next page") is not null)
            words += (await story.Maya.PressesAsync(space, "Next page")).Card!.Words;

        return words;
    }

    private static async Task ExperimentAsync(Mentorship story)
    {
        await story.Maya.SaysAsync("reflect experiment start");
        await story.Maya.PressesAsync("I can bring several functions together");
        foreach (var text in (string[])["zq-the Berlin project", "zq-ask before telling", "zq-the sign"])
            await story.Maya.PressesAsync("Next", new { text });

        await story.Maya.PressesAsync("Next", new { due = "2026-12-11" });
        await story.Maya.PressesAsync("Keep private");
    }

    /// <summary>As long as a title gets, in an alphabet that takes six bytes a letter on the wire.</summary>
    private static CheckIn Old(int number) => new()
    {
        Id = $"{Mentorship.PairingId}.old-{number}.1",
        ProgramId = Mentorship.ProgramId,
        PairingId = Mentorship.PairingId,
        Title = $"zq-title-{number:000} {string.Concat(Enumerable.Repeat("مراجعة ", 30))}",
        QuestionSetId = "milestone",
        QuestionSetVersion = 2,
        State = CheckInState.Submitted,
        DueAt = Mentorship.Wednesday.AddDays(-number),
        SubmittedAt = Mentorship.Wednesday.AddDays(-number),
        Answers = [new Answer { QuestionId = "learned", Parts = [new(default, "a", $"zq-lesson-{number:000} {string.Concat(Enumerable.Repeat("😀", 200))}")] }],
        Releases =
        [
            new Release
            {
                Ordinal = 1,
                State = ReleaseState.Released,
                HeldUntil = Mentorship.Wednesday.AddDays(-number),
                Readers = [new Reader(Somebody.Daniel.Id.ObjectId, "Daniel Reyes")],
                Items = [new ReleasedRevision("learned", 1, Visibility.Mentor)],
            },
        ],
    };

    private static Commitment Step(CheckIn checkIn) => new()
    {
        Id = Submission.CommitmentId(checkIn, "next"),
        PairingId = checkIn.PairingId,
        Text = checkIn.Title.Replace("title", "step", StringComparison.Ordinal),
        MadeAt = checkIn.DueAt,
    };
}
