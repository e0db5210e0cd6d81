using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class OwnTimesTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly IsoDayOfWeek[] AllDays = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    [Fact]
    public void What_Is_Held_Back_Waits_For_The_First_Moment_That_Both_Allow()
    {
        var moments = from hours in Hours() from own in Hours() from minute in Gen.Choose(0, 60 * 24 * 400)
                      select (hours, own, Now: Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute));

        Prop.ForAll(moments.ToArbitrary(), one =>
        {
            var now = one.hours.FirstFrom(one.Now, Berlin);
            var hold = new OwnTimes { Hours = one.own }.Hold(now, Berlin, one.hours, new LocalTime(9, 0));
            bool Fits(Instant moment) => one.own.Contains(moment, Berlin) && one.hours.Contains(moment, Berlin);
            if (Fits(now))
                return hold is null;
            var quarters = Enumerable.Range(1, 14 * 96).Select(quarter => now + Duration.FromMinutes(15 * quarter));
            return hold is var (until, why)
                ? Fits(until) && until > now && why == Obstacle.OwnHours && quarters.TakeWhile(moment => moment < until).All(moment => !Fits(moment))
                : !quarters.Any(Fits);
        }).Holds();
    }

    [Fact]
    public void Nobody_Is_Asked_Before_They_Are_Back()
    {
        var now = Instant.FromUtc(2026, 11, 18, 8, 0);
        var own = new OwnTimes { Away = new NodaTime.Interval(now - Duration.FromDays(2), Instant.FromUtc(2026, 11, 20, 11, 0)) };

        // Back on Friday at noon in Berlin: the usual hour of that day is gone by, and the day is not.
        Assert.Equal(
            (Instant.FromUtc(2026, 11, 20, 11, 0), Obstacle.Away), own.Hold(now, Berlin, WorkingHours.Default, new LocalTime(9, 0)));
        Assert.Null(own.Hold(Instant.FromUtc(2026, 11, 20, 11, 0), Berlin, WorkingHours.Default, new LocalTime(9, 0)));
    }

    private static Gen<WorkingHours> Hours() =>
        from start in Gen.Choose(0, 22)
        from length in Gen.Choose(1, 12)
        from days in Gen.SubListOf(AllDays)
        select new WorkingHours(
            new LocalTime(start, 0), start + length > 23 ? new LocalTime(23, 30) : new LocalTime(start + length, 0),
            days.Count > 0 ? days.ToHashSet() : [IsoDayOfWeek.Wednesday]);
}
