using FsCheck.Fluent;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class ReminderPlanTests
{
    [Theory]
    [InlineData(16, "2026-11-18 09:30", "2026-11-23 09:30")]
    [InlineData(17, "2026-11-19 09:30", "2026-11-23 09:30")]
    [InlineData(19, "2026-11-23 09:30", "2026-11-24 09:30")]
    [InlineData(20, "2026-11-23 09:30", "2026-11-25 09:30")]
    public void Reminders_Come_After_Two_And_Five_Days_But_Not_On_Weekends(int day, string first, string second)
    {
        var reminders = ReminderPlan.For(
            "America/New_York".At(2026, 11, day, 9, 30), Zones.Named("America/New_York"), ReminderDays.Usual(2), WorkingHours.Default);

        Assert.Equal([first, second], reminders.Select(at => at.Local("America/New_York")));
    }

    [Fact]
    public void The_Hour_Stays_Over_A_Change_Of_The_Clocks()
    {
        var reminders = ReminderPlan.For("America/New_York".At(2026, 10, 29, 9), Zones.Named("America/New_York"), ReminderDays.Usual(2), WorkingHours.Default);

        Assert.Equal(["2026-11-02 09:00", "2026-11-03 09:00"], reminders.Select(at => at.Local("America/New_York")));
    }

    [Fact]
    public void Reminders_Never_Share_A_Day_And_Never_Leave_Working_Hours() =>
        Prop.ForAll(
            (from zone in Zones.AnyZone
             from prompt in Zones.AnyMoment
             from wanted in Zones.AnyReminders
             from days in Gen.NonEmptyListOf(Zones.AnyWeekday)
             select (zone, prompt, wanted, hours: WorkingHours.Default with { Days = days.ToHashSet() })).ToArbitrary(),
            given =>
            {
                var plan = ReminderPlan.For(given.prompt, given.zone, given.wanted, given.hours);
                var asked = given.prompt.InZone(given.zone).Date;
                var dates = plan.Select(at => at.InZone(given.zone).Date).ToList();
                return plan.Count == given.wanted.Count
                    && plan.All(at => given.hours.Contains(at, given.zone))
                    && dates.Prepend(asked).Zip(dates).All(pair => pair.First < pair.Second)
                    && dates.Zip(given.wanted.Days).All(pair => pair.First >= asked.PlusDays(pair.Second));
            }).Holds();
}
