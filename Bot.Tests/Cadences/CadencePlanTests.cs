using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class CadencePlanTests
{
    private static readonly Cadence MondaysAtNine =
        new(Rhythm.Weekly, IsoDayOfWeek.Monday, new LocalTime(9, 0), ReminderDays.Usual(2), new LocalDate(2026, 3, 1));

    [Fact]
    public void The_Local_Hour_Stays_When_Daylight_Saving_Begins()
    {
        var slots = CadencePlan.Next(MondaysAtNine, Zones.Named("Europe/Berlin"), "Europe/Berlin".At(2026, 3, 20, 12), 3, WorkingHours.Default);

        Assert.Equal(["2026-03-23 09:00", "2026-03-30 09:00", "2026-04-06 09:00"], slots.Select(slot => slot.At.Local("Europe/Berlin")));
        Assert.Equal(Duration.FromHours((7 * 24) - 1), slots[1].At - slots[0].At);
    }

    [Fact]
    public void A_Skipped_Hour_Moves_Forward_And_A_Repeated_One_Comes_First()
    {
        var sundays = MondaysAtNine with { Weekday = IsoDayOfWeek.Sunday, At = new LocalTime(2, 30) };
        var zone = Zones.Named("Europe/Berlin");

        var spring = CadencePlan.Next(sundays, zone, Instant.FromUtc(2026, 3, 28, 0, 0), 1, WorkingHours.Default).Single();
        var autumn = CadencePlan.Next(sundays, zone, Instant.FromUtc(2026, 10, 24, 0, 0), 1, WorkingHours.Default).Single();

        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 30), spring.At);
        Assert.Equal("2026-03-29 03:30", spring.At.Local("Europe/Berlin"));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), autumn.At);
    }

    [Theory]
    [InlineData(nameof(Rhythm.MonthlySecond), "2026-03-09", "2026-04-13")]
    [InlineData(nameof(Rhythm.MonthlyThird), "2026-03-16", "2026-04-20")]
    [InlineData(nameof(Rhythm.MonthlyFourth), "2026-03-23", "2026-04-27")]
    [InlineData(nameof(Rhythm.MonthlyLast), "2026-03-30", "2026-04-27")]
    public void A_Later_Weekday_Of_The_Month_Is_Counted_From_Its_First_Day(string rhythm, params string[] dates)
    {
        var cadence = MondaysAtNine with { Rhythm = Enum.Parse<Rhythm>(rhythm), Anchor = new LocalDate(2026, 3, 3) };

        var slots = CadencePlan.Next(cadence, DateTimeZone.Utc, Instant.FromUtc(2026, 3, 1, 0, 0), 2, WorkingHours.Default);

        Assert.Equal(dates, slots.Select(slot => slot.Date.ToString("uuuu-MM-dd", null)));
    }

    [Fact]
    public void Monthly_Is_The_First_Such_Weekday_From_The_Anchor_On()
    {
        var cadence = MondaysAtNine with { Rhythm = Rhythm.Monthly, Anchor = new LocalDate(2026, 3, 3) };

        var slots = CadencePlan.Next(cadence, DateTimeZone.Utc, Instant.FromUtc(2026, 1, 1, 0, 0), 3, WorkingHours.Default);

        Assert.Equal([new LocalDate(2026, 4, 6), new LocalDate(2026, 5, 4), new LocalDate(2026, 6, 1)], slots.Select(slot => slot.Date));
        Assert.Equal([1, 2, 3], slots.Select(slot => slot.Ordinal));
    }

    [Fact]
    public void Every_Two_Weeks_Is_Counted_From_The_Anchor()
    {
        var cadence = MondaysAtNine with { Rhythm = Rhythm.EveryTwoWeeks };

        var slots = CadencePlan.Next(cadence, DateTimeZone.Utc, Instant.FromUtc(2026, 3, 3, 0, 0), 2, WorkingHours.Default);

        Assert.Equal([new LocalDate(2026, 3, 16), new LocalDate(2026, 3, 30)], slots.Select(slot => slot.Date));
        Assert.Equal([2, 3], slots.Select(slot => slot.Ordinal));
    }

    [Theory]
    [InlineData("2027-10-31", 1, "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31")]
    [InlineData("2028-02-29", 12, "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29", "2033-02-28")]
    public void Every_So_Many_Months_Keeps_The_Day_And_Makes_Do_With_The_Last_One(string anchor, int months, params string[] dates)
    {
        var cadence = MondaysAtNine with
        {
            Rhythm = Rhythm.EveryMonths, Every = months, Weekday = IsoDayOfWeek.None, Anchor = LocalDatePattern.Iso.Parse(anchor).Value,
        };
        var after = cadence.Anchor.At(LocalTime.Noon).InUtc().ToInstant();

        var slots = CadencePlan.Next(cadence, DateTimeZone.Utc, after, 5, EveryDay);

        Assert.Equal(dates, slots.Select(slot => LocalDatePattern.Iso.Format(slot.Date)));
        Assert.Equal([2, 3, 4, 5, 6], slots.Select(slot => slot.Ordinal));
    }

    [Fact]
    public void Every_Ten_Days_Moves_From_A_Weekend_To_Monday_And_Counts_On_From_The_Day_That_Was_Meant()
    {
        var cadence = MondaysAtNine with { Rhythm = Rhythm.EveryDays, Every = 10, Weekday = IsoDayOfWeek.None, Anchor = new LocalDate(2026, 3, 4) };

        var slots = CadencePlan.Next(cadence, Zones.Named("Europe/Berlin"), "Europe/Berlin".At(2026, 3, 4, 8), 4, WorkingHours.Default);

        Assert.Equal(
            ["2026-03-04 09:00", "2026-03-16 09:00", "2026-03-24 09:00", "2026-04-03 09:00"], slots.Select(slot => slot.At.Local("Europe/Berlin")));
        Assert.Equal(new LocalDate(2026, 3, 14), slots[1].Wanted);
    }

    [Fact]
    public void A_Slot_Has_The_Same_Ordinal_However_It_Is_Reached() =>
        Prop.ForAll(
            (from cadence in Zones.AnyCadence
             from zone in Zones.AnyZone
             from after in Zones.AnyMoment
             select (cadence, zone, after)).ToArbitrary(),
            given =>
            {
                var slots = CadencePlan.Next(given.cadence, given.zone, given.after, 5, WorkingHours.Default);
                var oneByOne = new List<CadenceSlot>();
                for (var from = given.after; oneByOne.Count < 5; from = oneByOne[^1].At)
                    oneByOne.Add(CadencePlan.Next(given.cadence, given.zone, from, 1, WorkingHours.Default).Single());
                return slots.SequenceEqual(oneByOne)
                    && slots.All(slot => slot.At > given.after && slot == CadencePlan.Slot(given.cadence, given.zone, slot.Ordinal, WorkingHours.Default));
            }).Holds();

    [Fact]
    public void Two_Years_In_Every_Zone_Hold_Each_Wanted_Day_Once_At_Its_Hour()
    {
        // Every zone is visited; cadence and anchor vary with it.
        foreach (var (zone, any) in Zones.All.Zip(Zones.AnyCadence.Sample(Zones.All.Count)))
        {
            // Noon is never so near to midnight that a change of the clocks puts two days' slots together.
            var cadence = any.Rhythm == Rhythm.EveryDays ? any with { At = LocalTime.Noon } : any;
            var from = cadence.Anchor;
            var until = from.PlusYears(2);
            var slots = Between(cadence, zone, from, until);

            Assert.Equal(WantedDays(cadence, from, until), slots.Select(slot => slot.Date));
            Assert.Equal(Enumerable.Range(1, slots.Count), slots.Select(slot => slot.Ordinal));
            Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
            Assert.All(slots, slot => AssertHour(cadence, zone, slot));
        }
    }

    private static readonly WorkingHours EveryDay = WorkingHours.Default with
    {
        Days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet(),
    };

    private static List<CadenceSlot> Between(Cadence cadence, DateTimeZone zone, LocalDate from, LocalDate until)
    {
        var start = zone.AtStartOfDay(from).ToInstant() - Duration.FromDays(3);
        return [.. CadencePlan.Next(cadence, zone, start, 760, EveryDay).TakeWhile(slot => slot.Date < until)];
    }

    /// <summary>The plan said day by day, with no arithmetic.</summary>
    private static IEnumerable<LocalDate> WantedDays(Cadence cadence, LocalDate from, LocalDate until)
    {
        var weekdays = 0;
        for (var day = from; day < until; day = day.PlusDays(1))
        {
            if (cadence.Rhythm.NamesWeekday() && day.DayOfWeek != cadence.Weekday)
                continue;
            var wanted = cadence.Rhythm switch
            {
                Rhythm.Weekly => true,
                Rhythm.EveryTwoWeeks => weekdays % 2 == 0,
                Rhythm.EveryDays or Rhythm.EveryWeeks => weekdays % cadence.Every == 0,
                Rhythm.EveryMonths => ((12 * (day.Year - from.Year)) + day.Month - from.Month) % cadence.Every == 0
                    && (day.Day == from.Day || (day.Day < from.Day && day.PlusDays(1).Day == 1)),
                Rhythm.MonthlyLast => day.PlusDays(7).Month != day.Month,
                Rhythm.MonthlyFourth => day.Day is > 21 and <= 28,
                Rhythm.MonthlyThird => day.Day is > 14 and <= 21,
                Rhythm.MonthlySecond => day.Day is > 7 and <= 14,
                _ => day.Day <= 7,
            };
            weekdays++;
            if (wanted)
                yield return day;
        }
    }

    private static void AssertHour(Cadence cadence, DateTimeZone zone, CadenceSlot slot)
    {
        var wanted = slot.Date.At(cadence.At);
        var local = slot.At.InZone(zone).LocalDateTime;
        if (Zones.IsSkipped(zone, wanted))
            Assert.True(local > wanted && local < wanted.PlusHours(25));
        else
            Assert.Equal(zone.MapLocal(wanted).First().ToInstant(), slot.At);
    }
}
