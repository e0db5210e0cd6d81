using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Some sets go to others than the mentor, some at once, and what starts from another set goes nowhere by itself.</summary>
public sealed class SetReadersTests
{
    private static readonly MentoringProgram Weekly = Mentorship.Program with { Digest = Mentorship.Program.Digest with { When = DigestWhen.Weekly } };

    [Fact]
    public async Task Pairing_Fit_Names_The_Program_Team_And_A_Mentor_Among_Them_Is_Left_Out()
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Owners = [Somebody.Priya.PersonName, Somebody.Daniel.PersonName] });
        await story.Maya.SaysAsync("reflect pairing fit");
        await story.Maya.PressesAsync("About some things");
        await story.Maya.PressesAsync("Hardly");
        await story.Maya.PressesAsync("Introductions");
        await story.Maya.PressesAsync("Next", new { text = "zq-know he cancels often" });

        var review = story.Maya.Sees(story.Maya.Latest)!.Words;
        Assert.Contains("Priya", review, StringComparison.Ordinal);
        Assert.DoesNotContain("Daniel", review, StringComparison.Ordinal);
        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");
        await story.HoldEndsAsync();

        Assert.Contains("zq-know", Assert.Single(story.Priya.Messages).Card!.Words, StringComparison.Ordinal);
        Assert.Empty(story.Daniel.Messages);
    }

    [Fact]
    public async Task Whoever_No_Longer_Is_Of_The_Team_Reads_It_No_Longer()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("reflect pairing fit");
        await SkipAsync(story, 3);
        await story.Maya.PressesAsync("Next", new { text = "zq-know he cancels often" });
        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");
        await story.HoldEndsAsync();
        var programs = story.Bot.Get<ProgramStore>();
        await programs.ChangeAsync(BotFixture.Tenant, Mentorship.ProgramId, program =>
            Task.FromResult(new ProgramChange<bool>(program with { Owners = [Somebody.Daniel.PersonName] }, true)), default);

        await story.Priya.SaysAsync("digest");

        Assert.DoesNotContain("zq-", story.Priya.Latest.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Urgent_Goes_After_The_Hold_And_Takes_Nothing_Else_Along()
    {
        await using var story = await Mentorship.BegunAsync(Weekly);
        await story.SharesAsync(Answers.First);
        await IncidentAsync(story);
        await story.Maya.PressesAsync("Tell Daniel Reyes now");
        Assert.Empty(story.Daniel.Messages);

        await story.HoldEndsAsync();
        var urgent = Assert.Single(story.Daniel.Messages).Card!.Words;
        Assert.Contains("Maya Okafor asks for you now", urgent, StringComparison.Ordinal);
        Assert.Contains("zq-what", urgent, StringComparison.Ordinal);
        Assert.DoesNotContain(Answers.First.Learned, urgent, StringComparison.Ordinal);

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(3));
        Assert.Contains(Answers.First.Learned, Assert.Single(story.Daniel.Messages.Skip(1)).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Urgent_Can_Be_Taken_Back_While_It_Is_Held()
    {
        await using var story = await Mentorship.BegunAsync(Weekly);
        await IncidentAsync(story);
        await story.Maya.PressesAsync("Tell Daniel Reyes now");
        await story.Maya.PressesAsync("Take back");

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(9));

        Assert.Empty(story.Daniel.Messages);
    }

    [Fact]
    public async Task A_Playbook_Starts_From_The_Lessons_And_Then_From_Itself()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.Maya.SaysAsync("reflect playbook");
        Assert.Contains(Answers.First.Learned, story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync("That is all");
        await story.Maya.PressesAsync("Skip");
        await story.Maya.PressesAsync("Keep private");

        await story.AnswersAsync(Answers.New("second"), "The Berlin deal");
        await story.Maya.PressesAsync("Keep private");
        await story.Maya.SaysAsync("reflect playbook");

        var rows = story.Maya.Latest.Card!.Words;
        Assert.Contains(Answers.First.Learned, rows, StringComparison.Ordinal);
        Assert.Contains(Answers.New("second").Learned, rows, StringComparison.Ordinal);
        Assert.Equal(2, (await story.OpenAsync())!.CheckIn.Prefilled.Single().Parts.Count);
    }

    [Fact]
    public async Task A_Lesson_That_Was_Kept_Private_Makes_The_List_Start_Private()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes", new Dictionary<string, string> { ["share.learned"] = "false" });
        await story.HoldEndsAsync();

        await story.Maya.SaysAsync("reflect playbook");

        Assert.Equal(Visibility.Private, (await story.OpenAsync())!.CheckIn.Prefilled.Single().Visibility);
    }

    private static async Task IncidentAsync(Mentorship story)
    {
        await story.Maya.SaysAsync("Tell my mentor now");
        await story.Maya.PressesAsync("Next", new { text = "zq-what the plant stands still" });
        await story.Maya.PressesAsync("It is growing");
        await story.Maya.PressesAsync("Today");
        await story.Maya.PressesAsync("Next", new { text = "zq-lean call the supplier" });
        await story.Maya.PressesAsync("A call");
    }

    private static async Task SkipAsync(Mentorship story, int times)
    {
        for (var skipped = 0; skipped < times; skipped++)
            await story.Maya.PressesAsync("Skip");
    }
}
