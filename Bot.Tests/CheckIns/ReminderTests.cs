using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>A prompt on Wednesday that nobody answers.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task A_Program_Names_The_Days_Of_Its_Reminders()
    {
        await using var story = await Mentorship.BegunAsync(With(new ReminderDays(1, 3)));
        await story.UntilAsync(Mentorship.Wednesday);
        await story.UntilAsync(Mentorship.Wednesday.AddDays(1).AddMinutes(-1));
        Assert.Empty(Reminders(story));

        await story.UntilAsync(Mentorship.Wednesday.AddDays(1));
        Assert.Single(Reminders(story));
        await story.UntilAsync(Mentorship.Wednesday.AddDays(2));
        Assert.Single(Reminders(story));
        await story.UntilAsync(Mentorship.Wednesday.AddDays(3));
        Assert.Equal(2, Reminders(story).Count);
        await story.UntilAsync(Mentorship.Wednesday.AddDays(12));
        Assert.Equal(2, Reminders(story).Count);
    }

    [Fact]
    public async Task A_Reminder_Moves_To_A_Later_Day_That_The_Program_Names_Meanwhile()
    {
        await using var story = await Mentorship.BegunAsync(With(ReminderDays.Usual(1)));
        await story.UntilAsync(Mentorship.Wednesday);
        await story.Bot.Get<ProgramStore>().ChangeAsync(BotFixture.Tenant, Mentorship.ProgramId, program =>
            Task.FromResult(new ProgramChange<bool>(program with { Cadence = program.Cadence with { Reminders = new ReminderDays(4) } }, true)), default);

        await story.UntilAsync(Mentorship.Wednesday.AddDays(4).AddMinutes(-1));
        Assert.Empty(Reminders(story));
        await story.UntilAsync(Mentorship.Wednesday.AddDays(4));
        Assert.Single(Reminders(story));
    }

    [Fact]
    public async Task Reminders_Of_A_Prompt_That_Was_Held_Up_Count_From_The_Day_On_Which_It_Came()
    {
        await using var story = await Mentorship.BegunAsync(With(ReminderDays.Usual(2)));
        var monday = Mentorship.Wednesday.AddDays(5);
        await story.UntilAsync(monday);
        Assert.Single(story.Prompts);

        await story.StepUntilAsync(monday.AddDays(2).AddMinutes(-1));
        Assert.Empty(Reminders(story));
        await story.UntilAsync(monday.AddDays(2));
        Assert.Single(Reminders(story));
        await story.StepUntilAsync(monday.AddDays(5).AddMinutes(-1));
        Assert.Single(Reminders(story));
        await story.UntilAsync(monday.AddDays(5));
        Assert.Equal(2, Reminders(story).Count);
    }

    [Fact]
    public async Task A_Change_Of_The_Rhythm_Leaves_What_Was_Asked_As_It_Was()
    {
        await using var story = await Mentorship.BegunAsync(With(ReminderDays.Usual(1)));
        await story.UntilAsync(Mentorship.Wednesday);
        story.Bot.Time.Advance(TimeSpan.FromHours(3));
        await ImportsAsync(story, ReminderDays.Usual(1), cadence => cadence with { At = new LocalTime(10, 0) });

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(2));
        Assert.Single(Reminders(story));
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(3));
        Assert.Single(Reminders(story));
        await story.Maya.SaysAsync("skip");

        Assert.Contains("nobody is told why", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(14).AddHours(1));
        Assert.Equal(3, story.Prompts.Count);
    }

    [Fact]
    public async Task Whoever_Moves_On_The_Day_Of_A_New_Rhythm_Is_Not_Asked_Again()
    {
        await using var story = await Mentorship.BegunAsync(With(ReminderDays.Usual(1)));
        await story.UntilAsync(Mentorship.Wednesday);
        story.Bot.Time.Advance(TimeSpan.FromHours(3));
        await ImportsAsync(story, ReminderDays.Usual(1), cadence => cadence with { At = new LocalTime(16, 0) });
        story.Maya.TimeZone = "Europe/London";
        await story.Maya.SaysAsync("help");

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(1).AddHours(9));

        Assert.Single(story.Prompts);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(2).AddHours(9));
        Assert.Single(Reminders(story));
    }

    [Fact]
    public async Task The_First_Check_In_Of_A_New_Rhythm_Ends_What_Was_Asked_Before()
    {
        await using var story = await Mentorship.BegunAsync(With(new ReminderDays(6)));
        await story.UntilAsync(Mentorship.Wednesday);
        story.Bot.Time.Advance(TimeSpan.FromHours(3));
        await ImportsAsync(story, new ReminderDays(6), cadence => cadence with { Rhythm = Rhythm.Weekly, Weekday = IsoDayOfWeek.Friday });

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(2));
        Assert.Equal(2, story.Prompts.Count);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(6));

        Assert.Empty(Reminders(story));
        var states = await story.Bot.Get<CheckInStore>().StatesAsync(Somebody.Maya.Id, default);
        Assert.Equal([CheckInState.Expired, CheckInState.Due], states.Select(known => known.State));
        Assert.All(states, known => Assert.False(known.Uncounted));
    }

    private static Task ImportsAsync(Mentorship story, ReminderDays days, Func<Cadence, Cadence> change) =>
        story.ImportsAsync(With(days) with { Cadence = change(With(days).Cadence) });

    private static MentoringProgram With(ReminderDays days) =>
        Mentorship.Program with { Cadence = Mentorship.Program.Cadence with { Reminders = days } };

    private static List<SentActivity> Reminders(Mentorship story) =>
        [.. story.Maya.Messages.Where(message => message.Everything.Contains("A reminder of your check-in", StringComparison.Ordinal))];
}
