using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class SnoozeTests
{
    private const string Madrid = "Europe/Madrid";
    private static readonly LocalTime HalfPastNine = new(9, 30);

    [Theory]
    [InlineData(18, 10, "2026-11-18 13:00")]
    [InlineData(18, 16, "2026-11-19 09:30")]
    [InlineData(20, 16, "2026-11-23 09:30")]
    [InlineData(18, 2, "2026-11-18 09:30")]
    [InlineData(18, 23, "2026-11-19 09:30")]
    public void Later_Today_Is_Three_Hours_On_Or_The_Usual_Hour_Of_The_Next_Working_Day(int day, int hour, string wanted) =>
        Assert.Equal(wanted, Snooze.UntilLaterToday(Madrid.At(2026, 11, day, hour), Zones.Named(Madrid), HalfPastNine, WorkingHours.Default).Local(Madrid));

    [Theory]
    [InlineData(18, "2026-11-19 09:30")]
    [InlineData(20, "2026-11-23 09:30")]
    public void Tomorrow_Is_The_Next_Working_Day_At_The_Usual_Hour(int day, string wanted) =>
        Assert.Equal(wanted, Snooze.UntilTomorrow(Madrid.At(2026, 11, day, 11), Zones.Named(Madrid), HalfPastNine, WorkingHours.Default).Local(Madrid));

    [Fact]
    public void A_Date_Is_Kept_And_A_Date_Gone_By_Becomes_The_Next_One_To_Come()
    {
        var now = Madrid.At(2026, 11, 18, 11);

        var kept = Snooze.UntilDate(new LocalDate(2026, 12, 3), now, Zones.Named(Madrid), HalfPastNine, WorkingHours.Default);
        var gone = Snooze.UntilDate(new LocalDate(2026, 1, 3), now, Zones.Named(Madrid), HalfPastNine, WorkingHours.Default);

        Assert.Equal(("2026-12-03 09:30", "2026-11-19 09:30"), (kept.Local(Madrid), gone.Local(Madrid)));
    }

    [Fact]
    public void Whatever_Is_Said_The_Time_To_Come_Is_A_Working_Hour() =>
        Prop.ForAll(
            (from zone in Zones.AnyZone
             from now in Zones.AnyMoment
             from usual in Zones.AnyTime
             from date in Zones.AnyDate
             select (zone, now, usual, date)).ToArbitrary(),
            given => new[]
            {
                Snooze.UntilLaterToday(given.now, given.zone, given.usual, WorkingHours.Default),
                Snooze.UntilTomorrow(given.now, given.zone, given.usual, WorkingHours.Default),
                Snooze.UntilDate(given.date, given.now, given.zone, given.usual, WorkingHours.Default),
            }.All(at => at > given.now && WorkingHours.Default.Contains(at, given.zone))).Holds();
}
