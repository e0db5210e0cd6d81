using System.Text.Json.Nodes;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

/// <summary>Priya marks a milestone for everybody. It is Monday, 16 November, ten in Berlin; people are asked at nine.</summary>
public sealed class CohortTests
{
    private const string Title = "The assessment centre";

    private static readonly DateTimeOffset Tuesday = new(2026, 11, 17, 8, 0, 0, TimeSpan.Zero);

    private static readonly MentoringProgram Program = Mentorship.Program with
    {
        Cadence = Mentorship.Program.Cadence with { Anchor = new LocalDate(2027, 1, 4) },
        Milestones = [new ProgramMilestone("assessment", Title) { On = new LocalDate(2026, 12, 1), QuestionSetId = "setback" }],
        Hours = WorkingHours.Default,
    };

    [Fact]
    public async Task All_Mentees_Are_Asked_Once_At_Their_Own_Hour_And_The_Owner_Sees_It_First()
    {
        await using var story = await WithOmarAsync();

        var dryRun = (await CheckAsync(story, new { milestone = "assessment" })).Card!;

        Assert.Contains("Tuesday, 17 November 2026 at 09:00: Maya Okafor, Omar Haddad", dryRun.Words, StringComparison.Ordinal);
        Assert.Equal(["Mark it for 2", "My programs"], dryRun.Buttons);
        await story.UntilAsync(Tuesday);
        Assert.Empty(Asked(story));

        await CheckAsync(story, new { milestone = "assessment" });
        var press = story.Priya.PressActivity(story.Priya.Latest, "Mark it for 2");
        var done = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        var again = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        Assert.Contains(Strings.Cohort_Done, done.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(Strings.Cohort_Done, again.Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Tuesday.AddDays(1));
        await story.StepUntilAsync(Tuesday.AddDays(20));

        var prompt = Assert.Single(Asked(story));
        await story.Maya.PressesAsync(prompt, "Start");
        var open = (await story.OpenAsync())!.CheckIn;
        Assert.Equal((Title, "setback", Tuesday.AddDays(8)), (open.Title, open.QuestionSetId, open.AnswerBy));
        Assert.Empty(story.MilestoneQuestions);
        Assert.Contains("Not asked again", (await CheckAsync(story, new { milestone = "assessment" })).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Looked_Back_On_It_Themselves_Is_Not_Asked()
    {
        await using var story = await WithOmarAsync();
        await story.ReachesAsync(" the ASSESSMENT centre");

        var dryRun = (await CheckAsync(story, new { title = Title })).Card!;

        Assert.Contains(
            "at 09:00: Omar Haddad\nNot asked again, because it is reached or no longer planned\nMaya Okafor", dryRun.Words, StringComparison.Ordinal);
        await story.Priya.PressesAsync("Mark it for 1");
        await story.StepUntilAsync(Tuesday.AddDays(3));
        Assert.Empty(Asked(story));
    }

    [Fact]
    public async Task Whoever_Begins_Between_The_Press_And_Their_Hour_Is_Not_Asked_Either()
    {
        await using var story = await WithOmarAsync();
        await CheckAsync(story, new { title = "A hard week" });
        await story.Priya.PressesAsync("Mark it for 2");
        await story.ReachesAsync("A hard week");

        await story.StepUntilAsync(Tuesday.AddDays(3));

        Assert.Empty(story.Prompts);
        Assert.Single(await story.Bot.Get<MilestoneStore>().ListAsync(Somebody.Omar.Id, default), milestone => milestone.Title == "A hard week");
    }

    [Fact]
    public async Task What_Changed_Since_Is_Shown_Before_Anybody_Is_Asked()
    {
        await using var story = await WithOmarAsync();
        await CheckAsync(story, new { title = "A hard week" });
        await story.UntilAsync(Tuesday);

        var again = await story.Priya.PressesAsync("Mark it for 2");

        Assert.Contains(Strings.Rhythm_Again, again.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Wednesday, 18 November 2026 at 09:00: Maya Okafor, Omar Haddad", again.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(await story.Bot.Get<MilestoneStore>().ListAsync(Somebody.Maya.Id, default), milestone => milestone.Title == "A hard week");
    }

    [Fact]
    public async Task Whoever_Was_Away_Has_All_Of_The_Time_To_Answer_From_The_Day_On_Which_They_Are_Asked()
    {
        await using var story = await WithOmarAsync();
        var back = Tuesday.AddDays(13);
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { Away = (Tuesday.AddDays(-1), back.AddHours(-6)) });
        await CheckAsync(story, new { milestone = "assessment" });
        await story.Priya.PressesAsync("Mark it for 2");
        await story.StepUntilAsync(back.AddMinutes(-1));
        Assert.Empty(Asked(story));
        Assert.All(await story.Bot.Get<CheckInStore>().ListAsync(Somebody.Maya.Id, default), checkIn => Assert.Null(checkIn.AnswerBy));

        await story.UntilAsync(back);
        await story.UntilAsync(back.AddDays(1));
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));

        var prompt = Assert.Single(Asked(story));
        await story.Maya.PressesAsync(prompt, "Start");
        Assert.Equal(back.AddDays(7), (await story.OpenAsync())!.CheckIn.AnswerBy);
    }

    [Fact]
    public async Task Nobody_Is_Promised_A_Question_After_The_Last_Day()
    {
        await using var story = await WithOmarAsync(Program with { EndsOn = new LocalDate(2026, 11, 16) });

        var dryRun = (await CheckAsync(story, new { milestone = "assessment" })).Card!;

        Assert.Contains("the program is over by then\nMaya Okafor, Omar Haddad", dryRun.Words, StringComparison.Ordinal);
        Assert.Equal(["My programs"], dryRun.Buttons);
    }

    [Fact]
    public async Task A_Milestone_Of_The_Same_Name_In_Another_Program_Is_Another_One()
    {
        await using var story = await WithOmarAsync();
        await story.Bot.Get<ProgramStore>().AddAsync(Program with { Id = "second", Owners = [], Milestones = [] }, default);
        await story.Bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = "a-second", ProgramId = "second" }, default);
        await story.Maya.SaysAsync("I reached a milestone");
        await story.Maya.PressesAsync("Begin", new { title = "A hard week", pairing = "a-second" });
        await story.Maya.SaysAsync("later");

        var dryRun = (await CheckAsync(story, new { title = "a hard  Week" })).Card!;
        Assert.Contains("at 09:00: Maya Okafor, Omar Haddad", dryRun.Words, StringComparison.Ordinal);
        await story.Priya.PressesAsync("Mark it for 2");
        await story.UntilAsync(Tuesday);

        Assert.Single(story.Prompts);
        var milestones = (await story.Bot.Get<MilestoneStore>().ListAsync(Somebody.Maya.Id, default)).Where(known => known.ProgramName is null);
        Assert.Equal([Mentorship.PairingId, "a-second"], milestones.Select(known => known.PairingId).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Only_Owners_Mark_For_Others_And_The_Same_Words_Of_A_Mentee_Are_Their_Own_Milestone()
    {
        await using var story = await WithOmarAsync();

        await story.Maya.SaysAsync("milestone reached");
        Assert.Contains(Strings.Milestone_Title, story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        foreach (var verb in (string[])[OwnerVerbs.Milestone, OwnerVerbs.CheckMilestone, OwnerVerbs.MarkMilestone, OwnerVerbs.Manage])
        {
            var data = new JsonObject { ["program"] = Mentorship.ProgramId, ["title"] = "x", ["shown"] = "x" };
            var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity("1", verb, data)));
            Assert.Equal(Strings.Owners_OwnersOnly, answer.Error);
        }
    }

    private static async Task<Mentorship> WithOmarAsync(MentoringProgram? program = null)
    {
        var story = await Mentorship.BegunAsync(program ??= Program);
        await story.Bot.Get<AddPairing>().AddAsync(
            program, Mentorship.Pairing with { Id = "omar-and-daniel", Mentee = Somebody.Omar.PersonName }, default);
        await story.Bot.SettleAsync();
        return story;
    }

    private static async Task<CardAnswer> CheckAsync(Mentorship story, object input)
    {
        await story.Priya.SaysAsync("milestone reached");
        return await story.Priya.PressesAsync("See who is asked", input);
    }

    private static IEnumerable<SentActivity> Asked(Mentorship story) =>
        story.Maya.Messages.Where(message => message.Began(Title));
}
