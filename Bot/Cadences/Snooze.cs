using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>"Later", said by a person: when to ask again.</summary>
internal static class Snooze
{
    /// <summary>What "later today" means.</summary>
    public static Duration LaterToday { get; } = Duration.FromHours(3);

    /// <summary>Three hours on, or at the usual hour of the next working day where that would be in quiet hours.</summary>
    public static Instant UntilLaterToday(Instant now, DateTimeZone zone, LocalTime usual, WorkingHours hours)
    {
        var later = now + LaterToday;
        return hours.Contains(later, zone) ? later : hours.FirstAt(later.InZone(zone).Date, usual, later, zone);
    }

    /// <summary>The usual hour of the next working day after today.</summary>
    public static Instant UntilTomorrow(Instant now, DateTimeZone zone, LocalTime usual, WorkingHours hours) =>
        UntilDate(now.InZone(zone).Date.PlusDays(1), now, zone, usual, hours);

    /// <summary>The usual hour of a day, or of the next working day; of a day gone by, the next one that is still to come.</summary>
    public static Instant UntilDate(LocalDate date, Instant now, DateTimeZone zone, LocalTime usual, WorkingHours hours) =>
        hours.FirstAt(LocalDate.Max(date, now.InZone(zone).Date), usual, now, zone);
}
