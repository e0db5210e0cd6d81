using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>When the bot may start a conversation, in the recipient's own zone. All other hours are quiet.</summary>
/// <param name="From">First moment of the day.</param>
/// <param name="Until">End of the day, itself outside.</param>
/// <param name="Days">Days on which it may; at least one.</param>
internal sealed record WorkingHours(LocalTime From, LocalTime Until, IReadOnlySet<IsoDayOfWeek> Days)
{
    public static WorkingHours Default { get; } = new(
        new LocalTime(8, 0),
        new LocalTime(18, 0),
        new HashSet<IsoDayOfWeek>
        {
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
        });

    /// <summary>Dates on which it may not, whatever day of the week they are; the same dates in every zone.</summary>
    public IReadOnlySet<LocalDate> DaysOff { get; init; } = new HashSet<LocalDate>();

    public bool Contains(LocalDateTime local) => IsWorkingDay(local.Date) && Contains(local.TimeOfDay);

    public bool Contains(Instant moment, DateTimeZone zone) => Contains(moment.InZone(zone).LocalDateTime);

    public bool Contains(LocalTime time) => time >= From && time < Until;

    public bool IsWorkingDay(LocalDate date) => Days.Contains(date.DayOfWeek) && !DaysOff.Contains(date);

    /// <summary>The day itself or the first working day after it.</summary>
    public LocalDate WorkingDayFrom(LocalDate date)
    {
        // Every week has a day that may be one, so as many weeks as there are days off, and one more, cannot all be off.
        for (var day = 0; day < 7 * (DaysOff.Count + 1); day++)
            if (IsWorkingDay(date.PlusDays(day)))
                return date.PlusDays(day);
        throw new InvalidOperationException("Working hours name no day of the week.");
    }

    /// <summary>The day itself or the last working day before it.</summary>
    public LocalDate WorkingDayUntil(LocalDate date)
    {
        for (var day = 0; day < 7 * (DaysOff.Count + 1); day++)
            if (IsWorkingDay(date.PlusDays(-day)))
                return date.PlusDays(-day);
        throw new InvalidOperationException("Working hours name no day of the week.");
    }

    /// <summary>A day of the week that somebody chose stands, be it a Sunday; only from a day off it moves to the next working day.</summary>
    public LocalDate Kept(LocalDate chosen) => DaysOff.Contains(chosen) ? WorkingDayFrom(chosen) : chosen;

    /// <summary>The moment itself, or the start of the next working hours.</summary>
    public Instant FirstFrom(Instant moment, DateTimeZone zone)
    {
        if (Contains(moment, zone))
            return moment;
        var local = moment.InZone(zone).LocalDateTime;
        var today = local.TimeOfDay < From ? local.Date : local.Date.PlusDays(1);
        return FirstAt(today, From, moment, zone);
    }

    /// <summary>This hour on the first working day from a date on that comes after a moment and is itself a working hour.</summary>
    internal Instant FirstAt(LocalDate date, LocalTime hour, Instant after, DateTimeZone zone)
    {
        var at = Contains(hour) ? hour : From;
        // A zone that drops a whole day, or moves its clock in working hours, may refuse a candidate; it never refuses many in a row.
        for (var day = WorkingDayFrom(date); ; day = WorkingDayFrom(day.PlusDays(1)))
            if (LocalMoment.Of(day, at, zone) is var candidate && candidate > after && Contains(candidate, zone))
                return candidate;
    }
}
