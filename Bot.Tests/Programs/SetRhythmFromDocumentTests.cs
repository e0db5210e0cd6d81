using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Programs;

/// <summary>The card of a program whose document holds what the card's own lists do not.</summary>
public sealed class SetRhythmFromDocumentTests
{
    [Fact]
    public async Task A_Rhythm_Set_Elsewhere_Outside_The_Lists_Can_Be_Seen_And_Changed()
    {
        var saturday = Sample.Program with
        {
            Title = "[Odd](https://example.org) *hours*",
            Cadence = Sample.Program.Cadence with { Weekday = IsoDayOfWeek.Saturday, At = new LocalTime(9, 30) },
            Digest = Sample.Program.Digest with { When = DigestWhen.Weekly, Weekday = IsoDayOfWeek.Sunday },
        };
        await using var bench = await RhythmBench.StartAsync(saturday);
        await bench.Owner.SaysAsync("rhythm");
        var card = bench.Owner.Latest.Card!;
        Assert.Equal([null, "09:30", null], ((string[])["weekday", "time", "digest"]).Select(card.ValueOf));

        await bench.Owner.PressesAsync("See the dates", new { weekday = "1", digest = "daily" });
        var confirmed = await bench.Owner.PressesAsync("Confirm");

        Assert.Contains("Saturday at 09:30", confirmed.Card!.Words, StringComparison.Ordinal);
        Assert.Equal((IsoDayOfWeek.Monday, new LocalTime(9, 30)), ((await bench.ProgramAsync()).Cadence.Weekday, saturday.Cadence.At));
    }

    [Fact]
    public async Task Days_And_Hours_Of_The_Program_Itself_Are_What_Its_Card_Offers()
    {
        await using var bench = await RhythmBench.StartAsync(Sample.Program with
        {
            Cadence = Sample.Program.Cadence with { Weekday = IsoDayOfWeek.Sunday, At = new LocalTime(7, 30) },
            Digest = Sample.Program.Digest with { When = DigestWhen.Weekly, Weekday = IsoDayOfWeek.Sunday },
            Hours = new WorkingHours(new LocalTime(7, 0), new LocalTime(15, 0), new HashSet<IsoDayOfWeek>
                { IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday }),
        });
        await bench.Owner.SaysAsync("rhythm");
        var card = bench.Owner.Latest.Card!;
        Assert.Equal(["7", "07:30", "weekly-7"], ((string[])["weekday", "time", "digest"]).Select(card.ValueOf));
        Assert.DoesNotContain("Friday", card.Words, StringComparison.Ordinal);

        Assert.Equal(
            "Choose one of these days: Monday, Tuesday, Wednesday, Thursday, Sunday. Choose a time between 07:00 and 14:00.",
            (await bench.PreviewAsync(new { weekday = "5", time = "17:00" })).Error);
        await bench.PreviewAsync(new { reminders = "2" });
        await bench.Owner.PressesAsync("Confirm");

        var program = await bench.ProgramAsync();
        Assert.Equal((1, ReminderDays.Usual(2)), (program.CadenceRevision, program.Cadence.Reminders));
    }

    [Fact]
    public async Task A_Counted_Rhythm_From_A_Document_Stays_A_Choice_And_Needs_No_Weekday()
    {
        await using var bench = await RhythmBench.StartAsync(Sample.Program with
        {
            Cadence = Sample.Program.Cadence with { Rhythm = Rhythm.EveryDays, Every = 10, Weekday = IsoDayOfWeek.None },
            EndsOn = new LocalDate(2026, 11, 30),
        });

        var preview = await bench.PreviewAsync(new { how = "EveryDays-10", time = "10:00", reminders = "1", digest = "release" });

        Assert.Contains(
            "(Europe/Berlin)\nTuesday, 17 November 2026 at 10:00\nFriday, 27 November 2026 at 10:00\nThe dates until now\n",
            preview.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("A short check-in comes every 10 days", preview.Card.Words, StringComparison.Ordinal);
        await bench.Owner.PressesAsync("Confirm");
        Assert.Equal((Rhythm.EveryDays, 10, IsoDayOfWeek.None), await bench.ProgramAsync() is { Cadence: var cadence }
            ? (cadence.Rhythm, cadence.Every, cadence.Weekday) : default);
        Assert.Contains("Choose one of these days: Monday", (await bench.PreviewAsync(
            new { how = "EveryWeeks-3", time = "10:00", reminders = "1", digest = "release" })).Error!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_On_Days_From_A_Document_Stay_A_Choice()
    {
        await using var bench = await RhythmBench.StartAsync(Sample.Program with
        {
            Cadence = Sample.Program.Cadence with { Reminders = new ReminderDays(1, 8) },
        });

        var preview = await bench.PreviewAsync(new { reminders = "after-1,8", time = "10:00" });

        Assert.Contains("a reminder on the next day and another after 8 days.", preview.Card!.Words, StringComparison.Ordinal);
        await bench.Owner.PressesAsync("Confirm");
        Assert.Equal(new ReminderDays(1, 8), (await bench.ProgramAsync()).Cadence.Reminders);
        Assert.Contains(
            Strings.Rhythm_ChooseReminders, (await bench.PreviewAsync(new { reminders = "after-8,1" })).Error!, StringComparison.Ordinal);
    }
}
