using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Maya, asked on Wednesday, skips the check-in.</summary>
public sealed class SkipTests
{
    private const string Reason = "zq-reason the week was too full";

    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task A_Reason_Is_For_Nobody_Else_And_The_Count_Says_Skipped()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");

        var kept = await story.Maya.PressesAsync(prompt, "Keep it for me", new { reason = Reason });

        Assert.Contains("kept for you alone", kept.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", kept.Card.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((CheckInState.Skipped, Reason), await StoredAsync(story, checkIn => (checkIn.State, checkIn.SkipReason)));
        await story.Maya.SaysAsync("my data");
        await story.Maya.PressesAsync(story.Maya.Latest, "Show my data");
        Assert.Contains(Reason, (await story.Maya.PressesAsync("Read all of it")).Card!.Words, StringComparison.Ordinal);
        await story.Priya.SaysAsync("status");
        Assert.Contains("Asked: 1. Answered: 0 (0 %).\nSkipped by choice: 1.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", story.Priya.Latest.Everything, StringComparison.Ordinal);
        await story.UntilAsync(Wednesday.AddDays(9));
        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Typed_Skip_Skips_What_Waits_And_Ends_Its_Reminders()
    {
        await using var story = await AskedAsync();

        await story.Maya.SaysAsync("skip");

        Assert.Contains("nobody is told why", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Wednesday.AddDays(13));
        Assert.Single(story.Prompts);
        await story.Maya.SaysAsync("skip");
        Assert.Contains("no check-in open just now", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_Words_Are_About_What_They_Were_Asked_Last()
    {
        await using var story = await AskedAsync();
        await story.Priya.SaysAsync("milestone reached");
        await story.Priya.PressesAsync("See who is asked", new { title = "The strategy day" });
        await story.Priya.PressesAsync("Mark it for 1");
        await story.UntilAsync(Wednesday.AddDays(1));
        Assert.Contains("The strategy day", story.Prompts[^1].Card!.Words, StringComparison.Ordinal);

        await story.Maya.SaysAsync("later");
        Assert.Equal(Strings.Snooze_Waits, story.Maya.Latest.Text);
        await story.Maya.SaysAsync("skip");

        Assert.Contains("The strategy day", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(CheckInState.Skipped, (await story.StoredAsync("The strategy day")).State);
        Assert.Contains(Strings.Prompt_DeclinedOnce, story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(CheckInState.Due, await StoredAsync(story, checkIn => checkIn.State));
    }

    [Fact]
    public async Task A_Reminder_Is_What_They_Were_Asked_Last()
    {
        await using var story = await AskedAsync();
        await story.Priya.SaysAsync("milestone reached");
        await story.Priya.PressesAsync("See who is asked", new { title = "The strategy day" });
        await story.Priya.PressesAsync("Mark it for 1");
        await story.StepUntilAsync(Wednesday.AddDays(2));
        Assert.Contains("A reminder", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.Maya.SaysAsync("skip");

        Assert.Equal(CheckInState.Skipped, await StoredAsync(story, checkIn => checkIn.State));
        Assert.Equal(CheckInState.Due, (await story.StoredAsync("The strategy day")).State);
    }

    [Fact]
    public async Task Typed_Skip_Skips_The_Debrief_Of_An_Experiment_That_Waits()
    {
        await using var story = await Mentorship.BegunAsync(
            Mentorship.Program with { Cadence = Mentorship.Program.Cadence with { Anchor = new LocalDate(2027, 6, 1) } });
        await NamedDayTests.StartExperimentAsync(story, "2026-11-20");
        await story.UntilAsync(Wednesday.AddDays(2));
        Assert.Single(story.Maya.Messages, NamedDayTests.IsDebrief);

        await story.Maya.SaysAsync("skip");

        var states = await story.Bot.Get<CheckInStore>().StatesAsync(Somebody.Maya.Id, default);
        Assert.Single(states, checkIn => checkIn.State == CheckInState.Skipped);
    }

    [Fact]
    public async Task Next_Is_No_Word_For_Skipping_A_Prompt()
    {
        await using var story = await AskedAsync();

        await story.Maya.SaysAsync("next");

        Assert.Equal(CheckInState.Due, await StoredAsync(story, checkIn => checkIn.State));
    }

    [Fact]
    public async Task What_Was_Skipped_Can_Be_Started_After_All()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");

        var question = await story.Maya.PressesAsync(prompt, "Start after all");

        Assert.Contains("How is the work toward your next milestone going?", question.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Was_Begun_Is_Not_Skipped_By_Another_Card_Of_It()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        var late = story.Maya.PressActivity(prompt, "Skip this one");
        await story.Maya.PressesAsync(prompt, "Start");

        var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(late));

        Assert.Contains("Everything you wrote is kept", answer.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(CheckInState.Due, await StoredAsync(story, checkIn => checkIn.State));
    }

    [Fact]
    public async Task A_Reason_From_Another_Device_After_The_Start_Stays_With_Its_Writer()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");
        var late = story.Maya.PressActivity(prompt, "Keep it for me", new { reason = Reason });
        await story.Maya.PressesAsync(prompt, "Start after all");

        var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(late));

        Assert.Equal(Reason, answer.Card!.ValueOf("reason"));
    }

    [Fact]
    public async Task A_Pause_Counts_Neither_As_Asked_Nor_As_Skipped()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pause 1 week");
        await story.UntilAsync(Wednesday);

        await story.Priya.SaysAsync("status");

        Assert.Contains("Nobody has been asked yet.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_Skip_That_Is_Delivered_Twice_Skips_One()
    {
        await using var story = await AskedAsync();
        var second = Mentorship.Program with { Id = "second", Cadence = Mentorship.Program.Cadence with { Weekday = IsoDayOfWeek.Thursday } };
        await story.Bot.Get<ProgramStore>().AddAsync(second, default);
        await story.Bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = "second", ProgramId = "second" }, default);
        await story.Bot.Get<ScheduleCheckIns>().ScheduleAsync(second, Instant.FromDateTimeOffset(story.Bot.Time.GetUtcNow()), default);
        await story.UntilAsync(Wednesday.AddDays(1));
        Assert.Equal(2, story.Prompts.Count);
        var skip = story.Maya.SayActivity("skip");

        await story.Maya.PostAsync(skip);
        await story.Maya.PostAsync(skip.DeepClone());

        var states = await story.Bot.Get<CheckInStore>().StatesAsync(Somebody.Maya.Id, default);
        Assert.Single(states, checkIn => checkIn.State == CheckInState.Skipped);
    }

    private static async Task<Mentorship> AskedAsync()
    {
        var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        return story;
    }

    private static async Task<T> StoredAsync<T>(Mentorship story, Func<CheckIn, T> read) =>
        read((await story.Bot.Get<CheckInStore>().FindAsync(Somebody.Maya.Id, $"{Mentorship.PairingId}.cadence-1.1", default))!.CheckIn);
}
