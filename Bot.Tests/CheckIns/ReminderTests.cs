using TeamsMentorBot.Cadences;
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

    private static MentoringProgram With(ReminderDays days) =>
        Mentorship.Program with { Cadence = Mentorship.Program.Cadence with { Reminders = days } };

    private static List<SentActivity> Reminders(Mentorship story) =>
        [.. story.Maya.Messages.Where(message => message.Everything.Contains("A reminder of your check-in", StringComparison.Ordinal))];
}
