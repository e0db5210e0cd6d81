using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class DaysOffTests
{
    private static readonly Cadence Thursdays =
        new(Rhythm.Weekly, IsoDayOfWeek.Thursday, new LocalTime(9, 0), ReminderDays.Usual(2), new LocalDate(2026, 12, 1));

    private static readonly WorkingHours Christmas = Off([.. Enumerable.Range(0, 11).Select(day => new LocalDate(2026, 12, 23).PlusDays(day))]);

    private static readonly DateTimeZone Berlin = Zones.Named("Europe/Berlin");

    [Fact]
    public void Prompts_Of_A_Long_Holiday_Come_Once_On_The_First_Working_Day_After_It()
    {
        var slots = CadencePlan.Next(Thursdays, Berlin, "Europe/Berlin".At(2026, 12, 11, 12), 4, Christmas);

        Assert.Equal(
            ["2026-12-17 09:00", "2027-01-04 09:00", "2027-01-07 09:00", "2027-01-14 09:00"], slots.Select(slot => slot.At.Local("Europe/Berlin")));
        Assert.Equal([3, 5, 6, 7], slots.Select(slot => slot.Ordinal));
        Assert.Equal(slots[1].At, CadencePlan.Slot(Thursdays, Berlin, 4, Christmas).At);
    }

    [Fact]
    public void In_The_Middle_Of_A_Holiday_The_Moved_Prompt_Is_Still_To_Come()
    {
        var next = CadencePlan.Next(Thursdays, Berlin, "Europe/Berlin".At(2027, 1, 2, 12), 1, Christmas).Single();

        Assert.Equal(("2027-01-04 09:00", 5), (next.At.Local("Europe/Berlin"), next.Ordinal));
    }

    [Fact]
    public void Reminders_Snoozes_And_Digests_Wait_As_Well()
    {
        var asked = "Europe/Berlin".At(2026, 12, 22, 9);
        var friday = new DigestRhythm(DigestWhen.Weekly, IsoDayOfWeek.Friday, new LocalTime(15, 0));

        Assert.Equal(
            ["2027-01-04 09:00", "2027-01-05 09:00"],
            ReminderPlan.For(asked, Berlin, ReminderDays.Usual(2), Christmas).Select(at => at.Local("Europe/Berlin")));
        Assert.Equal("2027-01-04 09:00", Snooze.UntilTomorrow(asked, Berlin, new LocalTime(9, 0), Christmas).Local("Europe/Berlin"));
        Assert.Equal("2027-01-04 15:00", DigestPlan.NextSlot(friday, Berlin, asked, Christmas).Local("Europe/Berlin"));
        Assert.Equal("2027-01-04 15:00", DigestPlan.NextSlot(friday, Berlin, asked + Duration.FromDays(12), Christmas).Local("Europe/Berlin"));
        Assert.Equal("2027-01-04 15:00", Digest(DigestWhen.Daily));
        Assert.Equal("2027-01-04 08:00", Digest(DigestWhen.OnRelease));

        string Digest(DigestWhen when) =>
            DigestPlan.NextSlot(friday with { When = when }, Berlin, "Europe/Berlin".At(2026, 12, 31, 9), Christmas).Local("Europe/Berlin");
    }

    [Fact]
    public void Nothing_Falls_On_A_Day_Off_And_Each_Wanted_Day_Is_Asked_On_It_Or_On_The_First_Working_Day_After() =>
        Prop.ForAll(
            (from cadence in Zones.AnyCadence
             from zone in Zones.AnyZone
             from after in Zones.AnyMoment
             from days in Gen.NonEmptyListOf(Zones.AnyWeekday)
             from off in Gen.ListOf(Zones.AnyDate)
             from run in Gen.Choose(0, 40)
             from weekday in Zones.AnyWeekday
             select (cadence, zone, after, weekday, hours: new WorkingHours(new(8, 0), new(18, 0), days.Append(cadence.Weekday).ToHashSet())
             {
                 DaysOff = off.SelectMany(first => Enumerable.Range(0, run).Select(first.PlusDays)).ToHashSet(),
             })).ToArbitrary(),
            given =>
            {
                var (cadence, zone, after, weekday, hours) = given;
                var slots = CadencePlan.Next(cadence, zone, after, 8, hours);
                var wanted = CadencePlan.After(cadence, zone, Instant.Min(after, slots[0].At) - Duration.FromDays(1500), WorkingHours.Default)
                    .Select(slot => LocalMoment.Of(Moves(cadence, hours, slot.Wanted) ? hours.WorkingDayFrom(slot.Wanted) : slot.Wanted, cadence.At, zone))
                    .Where(at => at > after)
                    .Distinct()
                    .Take(8);
                var weekly = DigestPlan.NextSlot(new(DigestWhen.Weekly, weekday, cadence.At), zone, after, hours);
                return slots.Select(slot => slot.At).SequenceEqual(wanted)
                    && slots.All(slot => !hours.DaysOff.Contains(slot.Date))
                    && weekly > after && !OffOn(hours, weekly, zone)
                    && ReminderPlan.For(slots[0].At, zone, ReminderDays.Usual(2), hours).All(at => !OffOn(hours, at, zone))
                    && !OffOn(hours, Snooze.UntilTomorrow(after, zone, cadence.At, hours), zone);
            }).Holds();

    /// <summary>A day of the week that was chosen stands; a day that a count arrives at has to be a working day.</summary>
    private static bool Moves(Cadence cadence, WorkingHours hours, LocalDate day) =>
        cadence.Rhythm.NamesWeekday() ? hours.DaysOff.Contains(day) : !hours.IsWorkingDay(day);

    // A zone that leaves out a whole day moves its hours to the next one.
    private static bool OffOn(WorkingHours hours, Instant at, DateTimeZone zone) =>
        hours.DaysOff.Contains(at.InZone(zone).Date) && !Zones.IsSkipped(zone, at.InZone(zone).Date.PlusDays(-1).At(LocalTime.Noon));

    private static WorkingHours Off(params IEnumerable<LocalDate> days) => WorkingHours.Default with { DaysOff = days.ToHashSet() };
}
