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
            DigestWhen.Weekly => Weekly(rhythm, zone, after, today),
            _ => throw new ArgumentOutOfRangeException(nameof(rhythm), rhythm.When, "Unknown digest rhythm."),
        };
    }

    // The weekday and hour were chosen by a person and stand as they are.
    private static Instant Weekly(DigestRhythm rhythm, DateTimeZone zone, Instant after, LocalDate today)
    {
        for (var date = today.PlusDays(-1).Previous(rhythm.Weekday); ; date = date.PlusWeeks(1))
            if (LocalMoment.Of(date, rhythm.At, zone) is var slot && slot > after)
                return slot;
    }
}
