using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>"Later" to a prompt. Maya is asked on Wednesday at nine in Berlin.</summary>
public sealed class SnoozeTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task Tomorrow_Comes_At_The_Usual_Hour_Once_And_Ends_The_Reminders()
    {
        await using var story = await AskedAsync();

        var answer = await story.Maya.PressesAsync(Assert.Single(story.Prompts), "Tomorrow");

        Assert.Contains("Thursday, 19 November 2026 at 09:00", answer.Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Wednesday.AddDays(1).AddMinutes(-1));
        Assert.Single(story.Prompts);
        await story.UntilAsync(Wednesday.AddDays(1));
        Assert.Equal(2, story.Prompts.Count);
        await story.UntilAsync(Wednesday.AddDays(13));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task What_Was_Put_Off_Comes_Again_Though_Dates_Of_Another_Rhythm_Lie_Between()
    {
        await using var story = await AskedAsync();
        await story.Maya.PressesAsync(Assert.Single(story.Prompts), "On the day above", new { day = "2026-11-30" });
        await story.StepUntilAsync(Wednesday.AddDays(9).AddHours(3));
        await story.ImportsAsync(Mentorship.Program with
        {
            Cadence = Mentorship.Program.Cadence with { Rhythm = Rhythm.Weekly, Weekday = IsoDayOfWeek.Thursday },
        });

        await story.StepUntilAsync(Wednesday.AddDays(12).AddHours(1));

        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task What_Was_Put_Off_Comes_Again_Though_The_Rhythm_Is_Another_By_Then()
    {
        await using var story = await AskedAsync();
        await story.Maya.PressesAsync(Assert.Single(story.Prompts), "Tomorrow");
        await story.ImportsAsync(Mentorship.Program with { Cadence = Mentorship.Program.Cadence with { At = new LocalTime(10, 0) } });

        await story.UntilAsync(Wednesday.AddDays(1));
        Assert.Equal(2, story.Prompts.Count);
        var later = await story.Maya.PressesAsync(story.Prompts[^1], "On the day above", new { day = "2026-11-24" });
        Assert.Contains("Tuesday, 24 November 2026 at 10:00", later.Card!.Words, StringComparison.Ordinal);
        await story.StepUntilAsync(Wednesday.AddDays(6).AddHours(1));

        Assert.Equal(3, story.Prompts.Count);
    }

    [Fact]
    public async Task What_Is_Put_Off_In_A_Pause_Comes_After_It()
    {
        await using var story = await AskedAsync();
        await story.Maya.SaysAsync("pause 1 week");

        var answer = await story.Maya.PressesAsync(Assert.Single(story.Prompts), "Tomorrow");

        Assert.Contains("Wednesday, 25 November 2026 at 09:00", answer.Card!.Words, StringComparison.Ordinal);
        await story.StepUntilAsync(Wednesday.AddDays(7));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task Later_Today_Comes_Three_Hours_Later()
    {
        await using var story = await AskedAsync();

        var answer = await story.Maya.PressesAsync("Later today");

        Assert.Contains("Wednesday, 18 November 2026 at 12:00", answer.Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Wednesday.AddHours(3).AddMinutes(-1));
        Assert.Single(story.Prompts);
        await story.UntilAsync(Wednesday.AddHours(3));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task Later_Today_In_The_Evening_Is_The_Next_Working_Day()
    {
        await using var story = await AskedAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.UntilAsync(Wednesday.AddHours(7));

        var answer = await story.Maya.PressesAsync("Later today");

        Assert.Contains("Thursday, 19 November 2026 at 09:00", answer.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Devices_Make_One_Row_And_Hear_Of_The_First()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        var second = story.Maya.PressActivity(prompt, "Tomorrow");

        await story.Maya.PressesAsync(prompt, "On the day above", new { day = "2026-11-24" });
        var late = await CardAnswer.ReadAsync(await story.Maya.PostAsync(second));

        Assert.Contains("Tuesday, 24 November 2026 at 09:00", late.Card!.Words, StringComparison.Ordinal);
        Assert.Single(await PlannedAsync(story));
        await story.UntilAsync(Wednesday.AddDays(13));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task Another_Time_Takes_The_Place_Of_The_First()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Tomorrow");
        await story.Maya.PressesAsync(prompt, "On the day above", new { day = "2026-11-20" });

        await story.UntilAsync(Wednesday.AddDays(2).AddMinutes(-1));
        Assert.Single(story.Prompts);
        await story.UntilAsync(Wednesday.AddDays(2));

        Assert.Equal(2, story.Prompts.Count);
    }

    [Theory]
    [InlineData("2026-11-18")]
    [InlineData("2026-12-03")]
    [InlineData("9999-12-31")]
    [InlineData("")]
    public async Task A_Day_That_Is_Over_Or_Too_Late_Is_Asked_For_Again(string day)
    {
        await using var story = await AskedAsync();

        var answer = await story.Maya.PressesAsync("On the day above", new { day });

        Assert.Contains("The next check-in comes on Wednesday, 2 December 2026", answer.Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await PlannedAsync(story));
    }

    [Fact]
    public async Task Whoever_Began_Meanwhile_Is_Not_Asked_Again()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Tomorrow");
        await story.Maya.PressesAsync(prompt, "Start");
        var before = story.Maya.Messages.Count;

        await story.UntilAsync(Wednesday.AddDays(9));

        Assert.Equal(before, story.Maya.Messages.Count);
    }

    [Fact]
    public async Task Whoever_Skipped_Meanwhile_Is_Not_Asked_Again()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Tomorrow");
        await story.Maya.PressesAsync(prompt, "Skip this one");

        await story.UntilAsync(Wednesday.AddDays(9));

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Typed_Later_Offers_The_Same_Where_A_Prompt_Waits()
    {
        await using var story = await AskedAsync();

        await story.Maya.SaysAsync("later");

        Assert.Contains("When shall I ask again?", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        var answer = await story.Maya.PressesAsync(story.Maya.Latest, "Tomorrow");
        Assert.Contains("Thursday, 19 November 2026 at 09:00", answer.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_Later_Says_So_Where_Nothing_Waits()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.Maya.SaysAsync("later");

        Assert.Contains("no check-in open just now", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Day_Has_One_Question_Whatever_Else_Falls_On_It()
    {
        await using var story = await AskedAsync(milestones: [("The board review", 3)]);
        await story.Maya.PressesAsync("Tomorrow");

        await story.UntilAsync(Wednesday.AddDays(1));
        await story.UntilAsync(Wednesday.AddDays(1).AddHours(6));
        Assert.Equal(2, Asked(story));
        await story.UntilAsync(Wednesday.AddDays(2));

        Assert.Equal(3, Asked(story));
    }

    [Fact]
    public async Task What_A_Friday_Has_No_Room_For_Comes_On_Monday_At_The_Usual_Hour()
    {
        var fridays = Mentorship.Program.Cadence with { Weekday = IsoDayOfWeek.Friday, Reminders = default };
        await using var story = await Mentorship.BegunAsync(
            Mentorship.Program with { Cadence = fridays, Hours = WorkingHours.Default }, ("The board review", 4));

        await story.UntilAsync(Wednesday.AddDays(2));
        Assert.Equal(1, Asked(story));
        await story.StepUntilAsync(Wednesday.AddDays(5).AddMinutes(-1));
        Assert.Equal(1, Asked(story));
        await story.UntilAsync(Wednesday.AddDays(5));

        Assert.Equal(2, Asked(story));
    }

    private static async Task<Mentorship> AskedAsync(MentoringProgram? program = null, params IEnumerable<(string, int)> milestones)
    {
        var story = await Mentorship.BegunAsync(program, milestones);
        await story.UntilAsync(Wednesday);
        Assert.Single(story.Prompts);
        return story;
    }

    private static async Task<List<AgendaItem>> PlannedAsync(Mentorship story) =>
        [.. (await story.Bot.Get<RecipientRows>().PlannedAsync(Somebody.Maya.Id.Key, default)).Where(item => item.Kind == "snooze")];

    private static int Asked(Mentorship story) => story.Prompts.Count + story.MilestoneQuestions.Count;
}
