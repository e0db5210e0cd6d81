using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>When somebody works and is away, as their own calendar has it, beside the hours of a program.</summary>
internal sealed record OwnTimes
{
    /// <summary>Working hours that share no moment with the program's within so many days are taken for none.</summary>
    private const int LongestSearch = 14;

    /// <summary>Null where they are not known, or where the person chose an hour for themselves.</summary>
    public WorkingHours? Hours { get; init; }

    public Interval? Away { get; init; }

    /// <param name="hours">Of the program; the moment lies in them.</param>
    /// <param name="usual">The hour at which they are asked.</param>
    /// <returns>Until when something waits, and why; null where nothing speaks against it.</returns>
    public (Instant Until, Obstacle Why)? Hold(Instant now, DateTimeZone zone, WorkingHours hours, LocalTime usual)
    {
        if (Away is { } away && away.Contains(now))
            return (Instant.Max(away.End, Snooze.UntilDate(away.End.InZone(zone).Date, now, zone, usual, hours)), Obstacle.Away);
        return Hours is { } own && !own.Contains(now, zone) && FirstInBoth(own, hours, now, zone) is { } until ? (until, Obstacle.OwnHours) : null;
    }

    private static Instant? FirstInBoth(WorkingHours own, WorkingHours hours, Instant now, DateTimeZone zone)
    {
        var end = now + Duration.FromDays(LongestSearch);
        for (var at = now; at < end;)
        {
            var theirs = own.FirstFrom(at, zone);
            at = hours.FirstFrom(theirs, zone);
            if (at == theirs)
                return at;
        }

        return null;
    }
}
