using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>When a mentor's digest falls.</summary>
internal static class DigestPlan
{
    /// <summary>
    /// The next slot strictly after a moment. Daily means each working day. On release, it is the moment itself
    /// or, in quiet hours, the start of the next working hours.
    /// </summary>
    public static Instant NextSlot(DigestRhythm rhythm, DateTimeZone zone, Instant after, WorkingHours? hours = null)
    {
        var working = hours ?? WorkingHours.Default;
        var today = after.InZone(zone).Date;
        return rhythm.When switch
        {
            DigestWhen.OnRelease => working.FirstFrom(after, zone),
            DigestWhen.Daily => working.FirstAt(today, rhythm.At, after, zone),
            DigestWhen.Weekly => Weekly(rhythm, zone, after, working.WorkingDayUntil(today.PlusDays(-1)), working),
            _ => throw new ArgumentOutOfRangeException(nameof(rhythm), rhythm.When, "Unknown digest rhythm."),
        };
    }

    // The weekday and hour were chosen by a person and stand as they are, but for days off.
    /// <param name="gone">A working day that is over: what was moved from before it has been as well.</param>
    private static Instant Weekly(DigestRhythm rhythm, DateTimeZone zone, Instant after, LocalDate gone, WorkingHours working)
    {
        for (var date = gone.Previous(rhythm.Weekday); ; date = date.PlusWeeks(1))
            if (LocalMoment.Of(working.Kept(date), rhythm.At, zone) is var slot && slot > after)
                return slot;
    }
}
