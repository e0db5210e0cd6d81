using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class DigestPlanTests
{
    private static readonly LocalTime Eight = new(8, 30);

    [Fact]
    public void A_Weekly_Digest_Falls_On_Its_Day_At_Its_Hour_Within_A_Week() =>
        Prop.ForAll(
            (from day in Zones.AnyWeekday
             from at in Zones.WorkingTime
             from zone in Zones.AnyZone
             from after in Zones.AnyMoment
             select (day, at, zone, after)).ToArbitrary(),
            given =>
            {
                var slot = DigestPlan.NextSlot(new DigestRhythm(DigestWhen.Weekly, given.day, given.at), given.zone, given.after, WorkingHours.Default);
                var local = slot.InZone(given.zone).LocalDateTime;
                return slot > given.after && slot - given.after <= Duration.FromHours((7 * 24) + 3)
                    && (local == local.Date.At(given.at) || Zones.IsSkipped(given.zone, local.Date.At(given.at)))
                    && local.DayOfWeek == given.day;
            }).Holds();

    [Fact]
    public void A_Daily_Digest_Visits_Every_Working_Day_And_No_Other() =>
        Prop.ForAll(
            (from zone in Zones.AnyZone from after in Zones.AnyMoment select (zone, after)).ToArbitrary(),
            given =>
            {
                var rhythm = new DigestRhythm(DigestWhen.Daily, IsoDayOfWeek.Monday, Eight);
                var days = new List<LocalDate>();
                for (var (at, count) = (given.after, 0); count < 15; count++)
                {
                    at = DigestPlan.NextSlot(rhythm, given.zone, at, WorkingHours.Default);
                    days.Add(at.InZone(given.zone).Date);
                }

                var wanted = Enumerable.Range(0, 30).Select(day => days[0].PlusDays(day)).Where(WorkingHours.Default.IsWorkingDay).Take(15);
                return days.SequenceEqual(wanted);
            }).Holds();

    [Fact]
    public void A_Digest_On_Release_Goes_At_Once_Or_With_The_Next_Working_Hours() =>
        Prop.ForAll(
            (from zone in Zones.AnyZone from after in Zones.AnyMoment select (zone, after)).ToArbitrary(),
            given =>
            {
                var rhythm = new DigestRhythm(DigestWhen.OnRelease, IsoDayOfWeek.Monday, Eight);
                var slot = DigestPlan.NextSlot(rhythm, given.zone, given.after, WorkingHours.Default);
                return WorkingHours.Default.Contains(given.after, given.zone)
                    ? slot == given.after
                    : slot > given.after && slot.InZone(given.zone).TimeOfDay == new LocalTime(8, 0)
                        && WorkingHours.Default.Contains(slot, given.zone) && slot - given.after < Duration.FromHours(65);
            }).Holds();

    [Fact]
    public void A_Release_On_Friday_Evening_Reaches_The_Mentor_On_Monday()
    {
        var rhythm = new DigestRhythm(DigestWhen.OnRelease, IsoDayOfWeek.Monday, Eight);

        var slot = DigestPlan.NextSlot(rhythm, Zones.Named("Asia/Tokyo"), "Asia/Tokyo".At(2026, 11, 20, 18), WorkingHours.Default);

        Assert.Equal("2026-11-23 08:00", slot.Local("Asia/Tokyo"));
    }
}
