using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>The one rule for local times that daylight saving skips or repeats.</summary>
internal static class LocalMoment
{
    private static readonly DateTimeZone FirstPlace = DateTimeZone.ForOffset(Offset.FromHours(14));

    /// <summary>When the first place on earth has that time: no zone has it earlier.</summary>
    public static Instant FirstOnEarth(LocalDate date, LocalTime time) => Of(date, time, FirstPlace);

    /// <summary>The last moment before a day; the beginning of time where there is none.</summary>
    public static Instant EveOf(LocalDate? day, DateTimeZone zone) =>
        day is { } first ? Of(first, LocalTime.Midnight, zone) - Duration.Epsilon : Instant.MinValue;

    /// <summary>A time in a gap moves forward by the length of the gap; of a time that comes twice, the first counts.</summary>
    public static Instant Of(LocalDate date, LocalTime time, DateTimeZone zone) => date.At(time).InZoneLeniently(zone).ToInstant();
}
