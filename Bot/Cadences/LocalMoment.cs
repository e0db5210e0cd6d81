using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>The one rule for local times that daylight saving skips or repeats.</summary>
internal static class LocalMoment
{
    /// <summary>A time in a gap moves forward by the length of the gap; of a time that comes twice, the first counts.</summary>
    public static Instant Of(LocalDate date, LocalTime time, DateTimeZone zone) => date.At(time).InZoneLeniently(zone).ToInstant();
}
