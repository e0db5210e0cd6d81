using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;

namespace TeamsMentorBot.Tests.Cadences;

internal static class Zones
{
    public static IReadOnlyList<DateTimeZone> All { get; } =
        [.. DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id])];

    public static Gen<DateTimeZone> AnyZone { get; } = Gen.Elements<DateTimeZone>(All);

    /// <summary>Any minute of the years that a program may live through.</summary>
    public static Gen<Instant> AnyMoment { get; } =
        Gen.Choose(0, 3 * 365 * 24 * 60).Select(minute => Instant.FromUtc(2025, 12, 1, 0, 0) + Duration.FromMinutes(minute));

    public static Gen<LocalTime> AnyTime { get; } = Gen.Choose(0, (24 * 60) - 1).Select(LocalTime.FromMinutesSinceMidnight);

    public static Gen<LocalTime> WorkingTime { get; } = Gen.Choose(8 * 60, (18 * 60) - 1).Select(LocalTime.FromMinutesSinceMidnight);

    public static Gen<LocalDate> AnyDate { get; } = Gen.Choose(0, 2 * 365).Select(day => new LocalDate(2026, 1, 1).PlusDays(day));

    public static Gen<IsoDayOfWeek> AnyWeekday { get; } = Gen.Choose(1, 7).Select(day => (IsoDayOfWeek)day);

    public static Gen<ReminderDays> AnyReminders { get; } =
        from first in Gen.Choose(0, ReminderDays.Latest - 1)
        from second in Gen.Choose(first, ReminderDays.Latest)
        select first == 0 ? ReminderDays.Usual(second % 3) : new ReminderDays(first, second > first ? second : 0);

    public static Gen<Cadence> AnyCadence { get; } =
        from rhythm in Gen.Elements(Enum.GetValues<Rhythm>())
        from weekday in AnyWeekday
        from at in AnyTime
        from anchor in AnyDate
        from every in Gen.Choose(1, Math.Max(1, Math.Min(rhythm.MostBetween(), 40)))
        select new Cadence(rhythm, rhythm.NamesWeekday() ? weekday : IsoDayOfWeek.None, at, ReminderDays.Usual(2), anchor) { Every = every };

    public static DateTimeZone Named(string id) => DateTimeZoneProviders.Tzdb[id];

    public static Instant At(this string id, int year, int month, int day, int hour, int minute = 0) =>
        new LocalDateTime(year, month, day, hour, minute).InZoneLeniently(Named(id)).ToInstant();

    public static string Local(this Instant moment, string id) =>
        moment.InZone(Named(id)).LocalDateTime.ToString("uuuu-MM-dd HH:mm", null);

    /// <summary>Whether the clocks jump over this local time.</summary>
    public static bool IsSkipped(DateTimeZone zone, LocalDateTime local) => zone.MapLocal(local).Count == 0;
}
