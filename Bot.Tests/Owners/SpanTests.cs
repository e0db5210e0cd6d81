using System.Text.Json.Nodes;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

/// <summary>Priya pauses, resumes and ends her program. It is Monday, 16 November; Maya is asked every Wednesday.</summary>
public sealed class SpanTests
{
    private static readonly MentoringProgram Program = Mentorship.Program with
    {
        Cadence = Mentorship.Program.Cadence with { Rhythm = Rhythm.Weekly },
    };

    [Fact]
    public async Task A_Pause_Is_Shown_With_The_Dates_Before_And_After_And_Kept_Once_Confirmed()
    {
        await using var story = await Mentorship.BegunAsync(Program);

        var preview = (await AskAsync(story, "pause program", "Pause until that day", new { until = "2026-11-30" })).Card!;

        Assert.Contains("Nobody is asked anything from now until Monday, 30 November 2026", preview.Words, StringComparison.Ordinal);
        Assert.Contains("The next dates (Europe/Berlin)\nWednesday, 2 December 2026 at 09:00", preview.Words, StringComparison.Ordinal);
        Assert.Contains("The dates until now (Europe/Berlin)\nWednesday, 18 November 2026 at 09:00", preview.Words, StringComparison.Ordinal);
        Assert.Null((await ProgramAsync(story)).PausedUntil);

        var press = story.Priya.PressActivity(story.Priya.Latest, "Confirm");
        var first = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        var second = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        Assert.Equal(first.Card!.Words, second.Card!.Words);
        Assert.Equal((new LocalDate(2026, 11, 30), 2), await ProgramAsync(story) is var stored ? (stored.PausedUntil!.Value, stored.Version) : default);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(13));
        Assert.Empty(story.Prompts);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(14));
        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Resumed_Sooner_Mentees_Are_Asked_On_The_Next_Date()
    {
        await using var story = await Mentorship.BegunAsync(Program with { PausedUntil = new LocalDate(2026, 12, 24) });
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(1));

        await AskAsync(story, "resume program", "Resume now", new { });
        await story.Priya.PressesAsync("Confirm");

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(7));
        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task An_Ended_Program_Asks_Nothing_Until_Its_End_Is_Taken_Away()
    {
        await using var story = await Mentorship.BegunAsync(Program);
        var preview = (await AskAsync(story, "end program", "End after that day", new { end = "2026-11-16" })).Card!;
        Assert.Contains("Nobody is asked anything after Monday, 16 November 2026", preview.Words, StringComparison.Ordinal);
        Assert.Contains(Strings.Rhythm_DatesNone, preview.Words, StringComparison.Ordinal);
        await story.Priya.PressesAsync("Confirm");
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(9));
        Assert.Empty(story.Prompts);

        await AskAsync(story, "end program", "Take the end away", new { });
        await story.Priya.PressesAsync("Confirm");
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(14));

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task What_Changed_Since_Is_Shown_Before_It_Is_Stored()
    {
        await using var story = await Mentorship.BegunAsync(Program);
        await AskAsync(story, "pause program", "Pause until that day", new { until = "2026-11-30" });
        await story.UntilAsync(Mentorship.Wednesday);

        var again = await story.Priya.PressesAsync("Confirm");

        Assert.Contains(Strings.Rhythm_Again, again.Card!.Words, StringComparison.Ordinal);
        Assert.Null((await ProgramAsync(story)).PausedUntil);
    }

    [Theory]
    [InlineData("Pause until that day", "2026-11-16", nameof(Strings.Span_PauseDay))]
    [InlineData("Pause until that day", "2028-11-16", nameof(Strings.Span_PauseDay))]
    [InlineData("Pause until that day", "", nameof(Strings.Span_PauseDay))]
    [InlineData("End after that day", "2026-11-15", nameof(Strings.Span_EndDay))]
    public async Task A_Day_That_Cannot_Be_Is_Asked_For_Again(string button, string day, string problem)
    {
        await using var story = await Mentorship.BegunAsync(Program);

        var answer = await AskAsync(story, "pause program", button, new { until = day, end = day });

        Assert.Contains(Strings.ResourceManager.GetString(problem, Strings.Culture)!, answer.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_Owners_May_Whatever_A_Press_Claims()
    {
        await using var story = await Mentorship.BegunAsync(Program);

        await story.Maya.SaysAsync("end program");
        Assert.Equal(Strings.Owners_OwnersOnly, story.Maya.Latest.Text);
        foreach (var verb in (string[])[OwnerVerbs.Span, OwnerVerbs.CheckSpan, OwnerVerbs.SetSpan])
        {
            var data = new JsonObject { ["program"] = Mentorship.ProgramId, ["kind"] = "End", ["end"] = "2026-11-16", ["shown"] = "x" };
            var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity("1", verb, data)));
            Assert.Equal(Strings.Owners_OwnersOnly, answer.Error);
        }

        Assert.Null((await ProgramAsync(story)).EndsOn);
    }

    [Fact]
    public async Task A_Program_Does_Not_End_Before_It_Starts()
    {
        await using var story = await Mentorship.StartAsync(Program with { StartsOn = new LocalDate(2026, 12, 1) });

        var answer = await AskAsync(story, "end program", "End after that day", new { end = "2026-11-30" });

        Assert.Contains("The program starts on Tuesday, 1 December 2026", answer.Card!.Words, StringComparison.Ordinal);
        var possible = await story.Priya.PressesAsync("End after that day", new { end = "2026-12-01" });
        Assert.Contains("Nobody is asked anything after", possible.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Pause_Whose_Day_Has_Come_Before_It_Was_Confirmed_Is_Asked_For_Again()
    {
        await using var story = await Mentorship.StartAsync(Program);
        await AskAsync(story, "pause program", "Pause until that day", new { until = "2026-11-17" });
        await story.UntilAsync(Mentorship.Wednesday);

        var answer = await story.Priya.PressesAsync("Confirm");

        Assert.Contains(Strings.Span_PauseDay, answer.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Confirm", answer.Card.Buttons);
    }

    private static async Task<CardAnswer> AskAsync(Mentorship story, string command, string button, object inputs)
    {
        await story.Priya.SaysAsync(command);
        return await story.Priya.PressesAsync(button, inputs);
    }

    private static async Task<MentoringProgram> ProgramAsync(Mentorship story) =>
        (await story.Bot.Get<ProgramStore>().FindAsync(BotFixture.Tenant, Mentorship.ProgramId, default))!;
}
