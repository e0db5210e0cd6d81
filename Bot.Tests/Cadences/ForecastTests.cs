using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Cadences;

/// <summary>What will be asked, told ahead. Monday is 16 November 2026.</summary>
public sealed class ForecastTests
{
    private const int TwoYears = 731;

    private static readonly Cadence Wednesdays =
        new(Rhythm.Weekly, IsoDayOfWeek.Wednesday, new LocalTime(9, 0), default, new LocalDate(2026, 11, 16));

    private static readonly Instant Monday = "Europe/Berlin".At(2026, 11, 16, 10);

    [Fact]
    public void Days_Off_Move_And_A_Later_One_Overtakes()
    {
        var off = Enumerable.Range(0, 8).Select(new LocalDate(2026, 11, 25).PlusDays).ToHashSet();

        Assert.Equal(
            [
                "2026-11-18: 2026-11-18 09:00",
                "2026-11-25: none, DayOff Overtaken",
                "2026-12-02: 2026-12-03 09:00, DayOff",
                "2026-12-09: 2026-12-09 09:00",
            ],
            Told(Wednesdays, WorkingHours.Default with { DaysOff = off }, 28));
    }

    [Fact]
    public void What_Falls_Into_A_Pause_Is_Left_Out() => Assert.Equal(
        ["2026-11-18: none, Away", "2026-11-25: 2026-11-25 09:00"],
        Told(Wednesdays, WorkingHours.Default, 14, awayUntil: new LocalDate(2026, 11, 20)));

    [Fact]
    public void Nothing_Comes_Before_The_Start() => Assert.Equal(
        [new LocalDate(2026, 12, 2)],
        Forecast.For([Ask("a", Wednesdays) with { Eve = "Europe/Berlin".At(2026, 11, 25, 10) }], Monday, 21).Select(one => one.Wanted));

    [Fact]
    public void A_Sunday_Evening_Waits_For_Monday_Morning() => Assert.Equal(
        ["2026-11-22: 2026-11-23 08:00, NoWorkingDay"],
        Told(Wednesdays with { Weekday = IsoDayOfWeek.Sunday, At = new LocalTime(20, 0) }, WorkingHours.Default, 7));

    [Fact]
    public void Reminders_Follow_And_Keep_Off_A_Day_That_Is_Taken()
    {
        var fridays = Ask("b", Wednesdays with { Weekday = IsoDayOfWeek.Friday });

        Assert.Equal(
            ["a 0: 2026-11-18 09:00", "b 0: 2026-11-20 09:00", "a 1: 2026-11-23 09:00, DayTaken", "a 2: 2026-11-24 09:00, DayTaken"],
            Forecast.For([Ask("a", Wednesdays with { Reminders = ReminderDays.Usual(2) }), fridays], Monday, 5)
                .Select(one => $"{one.Asking.Id} {one.Reminder}: {one.At!.Value.Local("Europe/Berlin")}{Why(one)}"));
    }

    [Fact]
    public void A_Third_Conversation_Waits_For_The_Next_Week()
    {
        Asking[] three = [.. new[] { IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday }
            .Select(day => Ask($"{day}", Wednesdays with { Weekday = day, Rhythm = Rhythm.Monthly, Anchor = new LocalDate(2026, 12, 1) }))];

        Assert.Equal(
            ["2026-12-01 09:00", "2026-12-02 09:00", "2026-12-07 09:00, WeekFull"],
            Forecast.For(three, Monday, 21).Select(one => one.At!.Value.Local("Europe/Berlin") + Why(one)));
    }

    [Fact]
    public void A_Milestone_Takes_Its_Place_And_Is_Asked_About_After_A_Pause() => Assert.Equal(
        ["CheckIn: none, Away", "Milestone: 2026-11-24 09:00, NoWorkingDay Away", "CheckIn: 2026-11-25 09:00"],
        Forecast.For(
                [Ask("a", Wednesdays) with { Milestones = [new LocalDate(2026, 11, 22)] }], Monday, 14, awayUntil: new LocalDate(2026, 11, 24))
            .OrderBy(one => one.Wanted)
            .Select(one => $"{one.Kind}: {one.At?.Local("Europe/Berlin") ?? "none"}{Why(one)}"));

    [Fact]
    public void Two_Years_Of_Any_Programs_Keep_Quiet_Hours_Days_And_Weeks_And_Explain_What_Is_Missing() =>
        Prop.ForAll(
            (from zone in Zones.AnyZone
             from count in Gen.Choose(1, 3)
             from askings in AnyAsking(zone).ArrayOf(count)
             from after in Zones.AnyMoment
             from away in Gen.OneOf(Gen.Constant((LocalDate?)null), Zones.AnyDate.Select(date => (LocalDate?)date))
             select (zone, askings: askings.Select((one, index) => one with { Id = $"{index}" }).ToList(), after, away)).ToArbitrary(),
            given =>
            {
                var all = Forecast.For(given.askings, given.after, TwoYears, given.away);
                var asked = all.Where(one => one.At is not null).ToList();
                var byWeek = asked.Where(one => one.Kind != AskKind.Reminder).GroupBy(one => Weeks.Name(DayOf(one)));
                return asked.TrueForAll(one => one.Asking.Hours.Contains(one.At!.Value, given.zone) && one.At >= given.after)
                    && asked.Select(DayOf).Distinct().Count() == asked.Count
                    && byWeek.All(week => week.Count() <= Weeks.MostConversations)
                    && given.askings.TrueForAll(asking => IsComplete(asking, given.after, [.. all.Where(one => one.Asking == asking)]));
            }).Holds();

    /// <summary>Each wanted day stands there once, and what is not asked on it at its hour says why.</summary>
    private static bool IsComplete(Asking asking, Instant after, IReadOnlyList<Foreseen> told)
    {
        var end = after.InZone(asking.Zone).Date.PlusDays(TwoYears);
        var wanted = CadencePlan.After(asking.Cadence, asking.Zone, after, asking.Hours).TakeWhile(slot => slot.Wanted < end);
        var ladders = told.Where(one => one.Kind != AskKind.Milestone).GroupBy(one => one.Ordinal).ToList();
        var milestones = told.Where(one => one.Kind == AskKind.Milestone).ToList();
        return wanted.Select(slot => slot.Ordinal).SequenceEqual(ladders.Select(ladder => ladder.Key).Order())
            && ladders.TrueForAll(ladder => ladder.Select(one => one.Reminder).Order().SequenceEqual(Enumerable.Range(0, ladder.Count())))
            && ladders.TrueForAll(ladder => ladder.All(one => one.Reminder == ladder.Count() - 1 || one.At is not null))
            && milestones.Select(one => one.Wanted).Order().SequenceEqual(asking.Milestones.Where(day => day < end).Order())
            && milestones.TrueForAll(one => one.At is not null)
            && told.All(one => one.Obstacles.Count > 0 || one.Kind != AskKind.CheckIn || one.At == LocalMoment.Of(one.Wanted, asking.Cadence.At, asking.Zone))
            && told.All(one => one.At is not null || one.Obstacles.Count > 0);
    }

    private static Gen<Asking> AnyAsking(DateTimeZone zone) =>
        from cadence in Zones.AnyCadence
        from reminders in Zones.AnyReminders
        from days in Gen.NonEmptyListOf(Zones.AnyWeekday)
        from off in Gen.ListOf(Zones.AnyDate)
        from run in Gen.Choose(0, 20)
        from milestones in Gen.ListOf(Zones.AnyDate)
        select new Asking("", cadence with { Reminders = reminders }, new WorkingHours(new(8, 0), new(18, 0), days.ToHashSet())
        {
            DaysOff = off.SelectMany(first => Enumerable.Range(0, run).Select(first.PlusDays)).ToHashSet(),
        }, zone)
        {
            Milestones = [.. milestones.Distinct()],
        };

    private static LocalDate DayOf(Foreseen one) => one.At!.Value.InZone(one.Asking.Zone).Date;

    private static Asking Ask(string id, Cadence cadence, WorkingHours? hours = null) =>
        new(id, cadence, hours ?? WorkingHours.Default, Zones.Named("Europe/Berlin"));

    private static IEnumerable<string> Told(Cadence cadence, WorkingHours hours, int days, LocalDate? awayUntil = null) =>
        Forecast.For([Ask("a", cadence, hours)], Monday, days, awayUntil)
            .Select(one => $"{one.Wanted:uuuu-MM-dd}: {one.At?.Local("Europe/Berlin") ?? "none"}{Why(one)}");

    private static string Why(Foreseen one) => one.Obstacles.Count == 0 ? "" : $", {string.Join(' ', one.Obstacles)}";
}
