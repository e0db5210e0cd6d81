using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>A program starts, pauses and ends. It is Monday, 16 November; Maya would be asked on Wednesday and a week after it.</summary>
public sealed class ProgramSpanTests
{
    private static readonly MentoringProgram Weekly = Mentorship.Program with
    {
        Cadence = Mentorship.Program.Cadence with { Rhythm = Rhythm.Weekly, Reminders = ReminderDays.Usual(2) },
    };

    [Fact]
    public async Task Nobody_Is_Asked_Before_The_Program_Starts()
    {
        await using var story = await Mentorship.BegunAsync(Weekly with { StartsOn = new LocalDate(2026, 11, 19) });

        await story.IsFirstAskedAtAsync(Mentorship.Wednesday.AddDays(7));
    }

    [Fact]
    public async Task Nobody_Is_Asked_Before_A_Start_That_Was_Put_Off()
    {
        await using var story = await Mentorship.BegunAsync(Weekly with { StartsOn = new LocalDate(2026, 11, 17) });
        var later = ProgramWriter.Write(Weekly with { StartsOn = new LocalDate(2026, 12, 10) });
        await story.Priya.SaysAsync("import");
        await story.Priya.PressesAsync("Check", new { document = later });
        await story.Priya.PressesAsync("Store this", new { document = later });

        await story.IsFirstAskedAtAsync(Mentorship.Wednesday.AddDays(28));
    }

    [Fact]
    public async Task Nobody_Is_Asked_Or_Reminded_After_The_Program_Has_Ended()
    {
        await using var story = await Mentorship.BegunAsync(Weekly with { EndsOn = new LocalDate(2026, 11, 19) }, ("The offsite", 4));

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(21));

        Assert.Single(story.Prompts);
        Assert.Empty(story.MilestoneQuestions);
        await story.Priya.SaysAsync("programs");
        Assert.Contains("The last day of this program: Thursday, 19 November 2026.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Falls_Into_The_Pause_Of_A_Program_Is_Nobodys_Miss()
    {
        await using var story = await Mentorship.BegunAsync(Weekly with { PausedUntil = new LocalDate(2026, 11, 24) }, ("The offsite", 4));
        await story.Priya.SaysAsync("programs");
        Assert.Contains(
            "Paused until Tuesday, 24 November 2026.\nNext check-in: Wednesday, 25 November 2026", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(5));
        Assert.Empty(story.Prompts);
        Assert.Empty(story.MilestoneQuestions);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(6));
        Assert.Single(story.MilestoneQuestions);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(7));

        Assert.Single(story.Prompts);
        await story.Priya.SaysAsync("status");
        Assert.Contains("Asked: 1.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Pause_That_Ends_Sooner_Than_It_Was_Meant_To_Is_Over_By_The_Next_Day()
    {
        await using var story = await Mentorship.BegunAsync(Weekly with { PausedUntil = new LocalDate(2027, 2, 1) }, ("The offsite", 3));
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(2));
        Assert.Empty(story.MilestoneQuestions);

        await story.Bot.Get<ProgramStore>().ChangeAsync(BotFixture.Tenant, Mentorship.ProgramId, program =>
            Task.FromResult(new ProgramChange<bool>(program with { PausedUntil = null }, true)), default);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(3));

        Assert.Single(story.MilestoneQuestions);
    }

    [Fact]
    public async Task An_Answer_After_The_Days_That_The_Program_Gives_Is_Late()
    {
        await using var story = await Mentorship.BegunAsync(Weekly with { Cadence = Weekly.Cadence with { ResponseDays = 3 } });

        await story.UntilAsync(Mentorship.Wednesday);

        var asked = Assert.Single(await story.Bot.Get<CheckInStore>().ListAsync(Somebody.Maya.Id, default));
        Assert.Equal(Mentorship.Wednesday.AddDays(3), asked.AnswerBy);
    }

    [Fact]
    public async Task An_Owner_Sees_Why_Nothing_Is_Asked()
    {
        await using var story = await Mentorship.BegunAsync(
            Weekly with { PausedUntil = new LocalDate(2026, 11, 24), EndsOn = new LocalDate(2026, 12, 1) }, ("The offsite", 4));

        await story.Priya.SaysAsync("preview");

        var words = story.Priya.Latest.Card!.Words;
        Assert.Contains($"Wednesday, 18 November 2026: check-in, left out ({Strings.Preview_Paused})", words, StringComparison.Ordinal);
        Assert.Contains(
            "Tuesday, 24 November 2026 at 09:00: whether a milestone happened, moved from Friday, 20 November 2026", words, StringComparison.Ordinal);
        Assert.Contains("Wednesday, 25 November 2026 at 09:00: check-in\n", words, StringComparison.Ordinal);
        Assert.Contains($"Wednesday, 2 December 2026: check-in, left out ({Strings.Preview_Over})", words, StringComparison.Ordinal);
    }
}
