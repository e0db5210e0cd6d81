using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Maya says when she likes to be asked. Her program asks on Wednesday at nine in Berlin.</summary>
public sealed class TimesTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task A_Later_Hour_Counts_For_Prompt_Snooze_And_Reminder()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.Maya.SaysAsync("My times: 14:30");

        Assert.Contains("Wednesday, 18 November 2026 at 14:30", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        var at = Wednesday.AddHours(5.5);
        await story.StepUntilAsync(at.AddMinutes(-1));
        Assert.Empty(story.Prompts);
        await story.UntilAsync(at);
        Assert.Single(story.Prompts);
        await story.StepUntilAsync(at.AddDays(2).AddMinutes(-1));
        Assert.Single(story.Prompts);
        await story.UntilAsync(at.AddDays(2));
        Assert.Equal(2, story.Prompts.Count);
        var answer = await story.Maya.PressesAsync("Tomorrow");
        Assert.Contains("Saturday, 21 November 2026 at 14:30", answer.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Earlier_Hour_Counts_From_The_Next_Prompt_On_And_Nobody_Is_Asked_Twice()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.Maya.SaysAsync("my times 8:15");
        await story.UntilAsync(Wednesday.AddMinutes(-46));
        Assert.Empty(story.Prompts);
        await story.UntilAsync(Wednesday.AddMinutes(-45));
        Assert.Single(story.Prompts);

        await story.UntilAsync(Wednesday.AddHours(8));
        Assert.Single(story.Prompts);
        await story.StepUntilAsync(Wednesday.AddDays(14).AddMinutes(-45));
        Assert.Equal(3, story.Prompts.Count);
    }

    [Fact]
    public async Task A_Later_Hour_Said_After_The_Prompt_Moves_Its_Reminder()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);

        await story.Maya.SaysAsync("my times 4pm");

        await story.StepUntilAsync(Wednesday.AddDays(2).AddHours(7).AddMinutes(-1));
        Assert.Single(story.Prompts);
        await story.UntilAsync(Wednesday.AddDays(2).AddHours(7));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Fact]
    public async Task Whoever_Was_Asked_Today_Is_Told_Of_The_Next_Time()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);

        await story.Maya.SaysAsync("my times 4pm");

        Assert.Contains("Wednesday, 2 December 2026 at 16:00", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Zone_Of_Their_Own_Stands_Whatever_Teams_Says_Until_It_Is_Emptied()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.Maya.SaysAsync("my zone tokyo");
        Assert.Contains("Asia/Tokyo", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Wednesday, 18 November 2026 at 09:00", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Maya.SaysAsync("hi");
        await story.UntilAsync(Wednesday.AddHours(-8).AddMinutes(-1));
        Assert.Empty(story.Prompts);
        await story.UntilAsync(Wednesday.AddHours(-8));
        Assert.Single(story.Prompts);

        await story.Maya.SaysAsync("my times");
        await story.Maya.PressesAsync(story.Maya.Latest, "Save", new { zone = "" });

        Assert.Equal((null, "Europe/Berlin"), await StoredAsync(story, person => (person.OwnZone, person.Zone)));
    }

    [Fact]
    public async Task Whoever_Travels_East_Is_Asked_At_Their_Hour_There_Once()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.StepUntilAsync(Wednesday.AddDays(7));
        var before = story.Prompts.Count;

        story.Maya.TimeZone = "Asia/Tokyo";
        await story.Maya.SaysAsync("help");
        await story.Bot.SettleAsync();

        var there = Wednesday.AddDays(14).AddHours(-8);
        await story.StepUntilAsync(there.AddMinutes(-1));
        Assert.Equal(before, story.Prompts.Count);
        await story.UntilAsync(there);
        Assert.Equal(before + 1, story.Prompts.Count);
        await story.UntilAsync(there.AddHours(14));
        Assert.Equal(before + 1, story.Prompts.Count);
    }

    [Fact]
    public async Task The_Card_Takes_Hour_And_Place_And_Shows_Them_Again()
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.Maya.SaysAsync("my times");

        var saved = await story.Maya.PressesAsync(story.Maya.Latest, "Save", new { hour = "13:00", zone = "lisbon" });

        Assert.Contains("Wednesday, 18 November 2026 at 13:00", saved.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(("13:00", "Europe/Lisbon"), (saved.Card!.ValueOf("hour"), saved.Card.ValueOf("zone")));
        Assert.Equal((new LocalTime(13, 0), "Europe/Lisbon"), await StoredAsync(story, person => (person.PreferredAt, person.OwnZone)));

        await story.Maya.PressesAsync(story.Maya.Latest, "Save", new { hour = "usual" });

        Assert.Null(await StoredAsync(story, person => person.PreferredAt));
    }

    [Fact]
    public async Task A_Pairing_That_Has_Not_Started_Asks_No_Sooner_For_It()
    {
        await using var story = await Mentorship.BegunAsync();
        var pairings = story.Bot.Get<PairingStore>();
        var stored = (await pairings.FindAsync(Somebody.Maya.Id, Mentorship.PairingId, default))!;
        await pairings.ChangeAsync(stored, stored.Pairing with { StartsOn = new LocalDate(2026, 12, 1) }, default);

        await story.Maya.SaysAsync("my times 14:30");

        Assert.Contains("Wednesday, 2 December 2026 at 14:30", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Next_Time_Is_Told_After_A_Pause_And_Not_At_All_After_Stop()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pause 3 weeks");

        await story.Maya.SaysAsync("my times 14:30");
        Assert.Contains("Wednesday, 16 December 2026 at 14:30", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.Maya.SaysAsync("stop");
        await story.Maya.SaysAsync("my times 15:30");
        Assert.DoesNotContain("2026", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my times 25:00", "I could not read that hour")]
    [InlineData("my hours are early", "I could not read that hour")]
    [InlineData("my zone Atlantis", "I do not know that place")]
    [InlineData("my zone EST", "I do not know that place")]
    [InlineData("my times 7:59", "between 08:00 and 18:00")]
    [InlineData("my times 18:00", "between 08:00 and 18:00")]
    public async Task What_Cannot_Be_Is_Answered_With_Why(string line, string why)
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default });

        await story.Maya.SaysAsync(line);

        Assert.Contains(why, story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Equal((null, null), await StoredAsync(story, person => (person.PreferredAt, person.OwnZone)));
    }

    [Fact]
    public async Task A_Sentence_That_Begins_Like_It_Is_Kept()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.Maya.SaysAsync("My hours were zq-long this week");

        Assert.Equal("My hours were zq-long this week", await StoredAsync(story, person => person.LooseText));
    }

    [Fact]
    public async Task An_Answer_That_Begins_Like_It_Is_An_Answer()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.ReachesAsync();
        await story.Maya.PressesAsync("A surprise");

        await story.Maya.SaysAsync("My times are zq-never my own");

        Assert.Contains("zq-never", (await story.OpenAsync())!.CheckIn.Answers[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_Whom_Nobody_Asks_May_Say_Where_Their_Clock_Is()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Daniel.InstallsAsync();

        await story.Daniel.SaysAsync("my times 9:30");
        Assert.Contains("there is no hour to set", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Daniel.SaysAsync("my zone New York");

        Assert.Contains("America/New York", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my times 9", 9, 0)]
    [InlineData("My Times: 9:30", 9, 30)]
    [InlineData("my hour is 16.05.", 16, 5)]
    [InlineData("my times 12 am", 0, 0)]
    [InlineData("my time 12pm", 12, 0)]
    [InlineData("my times 11:45 pm", 23, 45)]
    public void An_Hour_Is_Read_As_People_Write_It(string line, int hour, int minute) =>
        Assert.Equal(new LocalTime(hour, minute), TimesWish.Parse(line)!.ApplyTo(new Person { Id = Somebody.Maya.Id }).PreferredAt);

    [Theory]
    [InlineData("my times 24:00")]
    [InlineData("my times 9:60")]
    [InlineData("my times 13 pm")]
    [InlineData("my times 0 am")]
    [InlineData("my times 9:3")]
    [InlineData("my zone Springfield")]
    public void What_Is_No_Hour_Or_Place_Is_A_Fault(string line) => Assert.NotNull(TimesWish.Parse(line)!.Fault);

    /// <summary>As another instance reads it.</summary>
    private static async Task<T> StoredAsync<T>(Mentorship story, Func<Person, T> read)
    {
        using var people = new PersonStore(story.Bot.Tables, story.Bot.Time);
        return read(await people.GetAsync(Somebody.Maya.Id, default));
    }
}
