using NodaTime;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Milestones;

/// <summary>A program gives every pairing milestones. It is Monday, 16 November; Omar is enrolled on it, Maya's pairing is older.</summary>
public sealed class ProgramMilestonesTests
{
    private static readonly MentoringProgram Program = Mentorship.Program with
    {
        Cadence = Mentorship.Program.Cadence with { Anchor = new LocalDate(2027, 6, 7) },
        StartsOn = new LocalDate(2026, 11, 9),
    };

    private static readonly ProgramMilestone Offsite = new("offsite", "The offsite") { On = new LocalDate(2026, 11, 18), QuestionSetId = "setback" };

    private static readonly ProgramMilestone FirstWeeks = new("first-weeks", "Your first two weeks") { After = Period.FromWeeks(2) };

    [Fact]
    public async Task Every_Pairing_Gets_Them_On_Their_Day_Or_So_Long_After_Its_Own_Start()
    {
        await using var story = await ImportedAsync(Offsite, FirstWeeks);
        await EnrolOmarAsync(story);

        Assert.Equal([("The offsite", new(2026, 11, 18)), ("Your first two weeks", new(2026, 11, 23))], await PlannedAsync(story, Somebody.Maya));
        Assert.Equal([("The offsite", new(2026, 11, 18)), ("Your first two weeks", new(2026, 11, 30))], await PlannedAsync(story, Somebody.Omar));
    }

    [Fact]
    public async Task On_Its_Day_The_Mentee_Is_Asked_And_Looks_Back_With_Its_Own_Questions()
    {
        await using var story = await ImportedAsync(Offsite);
        await story.UntilAsync(Mentorship.Wednesday);

        await story.Maya.PressesAsync(Assert.Single(story.MilestoneQuestions), "Yes, it did");

        var open = (await story.OpenAsync())!.CheckIn;
        Assert.Equal(("The offsite", "setback"), (open.Title, open.QuestionSetId));
    }

    [Fact]
    public async Task Another_Day_In_The_Document_Moves_It_But_Not_For_Whoever_Moved_It_Themselves()
    {
        await using var story = await ImportedAsync(Offsite);
        await EnrolOmarAsync(story);
        await story.UntilAsync(Mentorship.Wednesday);
        await story.Maya.PressesAsync(Assert.Single(story.MilestoneQuestions), "Move it", new { day = "2026-11-20" });

        await ImportAsync(story, Program with { Milestones = [Offsite with { On = new LocalDate(2026, 12, 1), Title = "The long offsite" }] });

        Assert.Equal([("The long offsite", new(2026, 11, 20))], await PlannedAsync(story, Somebody.Maya));
        Assert.Equal([("The long offsite", new(2026, 12, 1))], await PlannedAsync(story, Somebody.Omar));
        await story.UntilAsync(Mentorship.Wednesday.AddDays(2));
        Assert.Equal(2, story.MilestoneQuestions.Count);
    }

    [Fact]
    public async Task One_That_Is_Left_Out_Is_Asked_About_No_Longer_And_Comes_Back_With_The_Document()
    {
        await using var story = await ImportedAsync(Offsite);

        await ImportAsync(story, Program);
        Assert.Empty(await PlannedAsync(story, Somebody.Maya));
        await story.UntilAsync(Mentorship.Wednesday);
        Assert.Empty(story.MilestoneQuestions);
        await ImportAsync(story, Program with { Milestones = [Offsite with { On = new LocalDate(2026, 11, 26) }] });

        Assert.Equal([("The offsite", new(2026, 11, 26))], await PlannedAsync(story, Somebody.Maya));
    }

    [Fact]
    public async Task What_The_Mentee_Gave_Up_Or_Reached_Stays_So_Whatever_The_Document_Says()
    {
        await using var story = await ImportedAsync(Offsite, FirstWeeks with { On = new LocalDate(2026, 11, 19), After = null });
        await story.UntilAsync(Mentorship.Wednesday);
        await story.Maya.PressesAsync(story.MilestoneQuestions[0], "No longer planned");
        await story.UntilAsync(Mentorship.Wednesday.AddDays(1));
        await story.Maya.PressesAsync(story.MilestoneQuestions[1], "Yes, it did");

        await ImportAsync(story, Program with { Milestones = [Offsite with { On = new LocalDate(2026, 12, 1) }, FirstWeeks with { Title = "Weeks" }] });

        Assert.Empty(await PlannedAsync(story, Somebody.Maya));
        Assert.Equal(2, (await story.Bot.Get<MilestoneStore>().ListAsync(Somebody.Maya.Id, default)).Count);
    }

    [Fact]
    public async Task Nobody_Is_Asked_About_A_Day_That_Was_Over_Before_It_Was_Planned()
    {
        await using var story = await ImportedAsync(Offsite with { On = new LocalDate(2026, 11, 12) });

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(3));

        Assert.Empty(story.MilestoneQuestions);
        Assert.Single(await PlannedAsync(story, Somebody.Maya));
    }

    private static async Task<Mentorship> ImportedAsync(params IReadOnlyList<ProgramMilestone> milestones)
    {
        var story = await Mentorship.BegunAsync(Program);
        await ImportAsync(story, Program with { Milestones = milestones });
        return story;
    }

    private static async Task ImportAsync(Mentorship story, MentoringProgram program)
    {
        await story.Priya.SaysAsync("import");
        await story.Priya.PressesAsync("Check", new { document = ProgramWriter.Write(program) });
        await story.Priya.PressesAsync("Store this");
        await story.Bot.PassAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task EnrolOmarAsync(Mentorship story)
    {
        await story.Priya.SaysAsync("enrol");
        await story.Priya.PressesAsync("Check", new { document = $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail}" });
        await story.Priya.PressesAsync("Enrol 1");
        await story.Bot.PassAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task<IReadOnlyList<(string Title, LocalDate Day)>> PlannedAsync(Mentorship story, Somebody mentee) =>
    [
        .. from milestone in await story.Bot.Get<MilestoneStore>().ListAsync(mentee.Id, default)
           where milestone.IsPlanned
           select (milestone.Title, milestone.PlannedOn!.Value),
    ];
}
