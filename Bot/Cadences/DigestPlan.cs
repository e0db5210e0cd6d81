using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>When a mentor's digest falls.</summary>
internal static class DigestPlan
{
    private const int DaysInWeek = 7;

    /// <summary>
    /// The next slot strictly after a moment. Daily means each working day. On release, it is the moment itself
    /// or, in quiet hours, the start of the next working hours.
    /// </summary>
    public static Instant NextSlot(DigestRhythm rhythm, DateTimeZone zone, Instant after, WorkingHours hours)
    {
        var today = after.InZone(zone).Date;
        return rhythm.When switch
        {
            DigestWhen.OnRelease => hours.FirstFrom(after, zone),
            DigestWhen.Daily => hours.FirstAt(today, rhythm.At, after, zone),
            DigestWhen.Weekly => Weekly(rhythm, zone, after, hours.WorkingDayUntil(today.PlusDays(-1)), hours),
            _ => throw new ArgumentOutOfRangeException(nameof(rhythm), rhythm.When, "Unknown digest rhythm."),
        };
    }

    /// <summary>Whether a digest may fall on this very moment.</summary>
    public static bool IsSlot(DigestRhythm rhythm, DateTimeZone zone, Instant moment, WorkingHours hours) => rhythm.When == DigestWhen.OnRelease
        ? hours.Contains(moment, zone)
        : NextSlot(rhythm, zone, moment - Duration.Epsilon, hours) == moment;

    /// <summary>What a reader chose for themselves, as far as a program's days and hours allow it: else the next day, and its first hour.</summary>
    public static DigestRhythm Within(DigestRhythm own, WorkingHours hours) => own with
    {
        At = hours.Contains(own.At) ? own.At : hours.From,
        Weekday = Enumerable.Range(0, DaysInWeek).Select(day => (IsoDayOfWeek)((((int)own.Weekday - 1 + day) % DaysInWeek) + 1)).First(hours.Days.Contains),
    };

    // The weekday and hour were chosen by a person and stand as they are, but for days off.
    /// <param name="gone">A working day that is over: what was moved from before it has been as well.</param>
    private static Instant Weekly(DigestRhythm rhythm, DateTimeZone zone, Instant after, LocalDate gone, WorkingHours hours)
    {
        for (var date = gone.Previous(rhythm.Weekday); ; date = date.PlusWeeks(1))
            if (LocalMoment.Of(hours.Kept(date), rhythm.At, zone) is var slot && slot > after)
                return slot;
    }
}
