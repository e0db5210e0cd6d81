using NodaTime;
using TeamsMentorBot.Cadences;

namespace TeamsMentorBot.Programs;

/// <summary>A reader's own choice of when digests come.</summary>
internal sealed record DigestChoice(DigestRhythm Rhythm)
{
    /// <summary>As far as the days and hours of a program allow it.</summary>
    public DigestRhythm Within(WorkingHours hours) => DigestPlan.Within(Rhythm, hours);

    public override string ToString() => $"{Rhythm.When} {Rhythm.Weekday} {ClockTime.Pattern.Format(Rhythm.At)}";

    /// <returns>Null for nothing, and for what another version wrote.</returns>
    public static DigestChoice? Parse(string? text) =>
        text?.Split(' ') is [var word, var day, var hour]
        && Enum.TryParse<DigestWhen>(word, out var when) && Enum.IsDefined(when)
        && Enum.TryParse<IsoDayOfWeek>(day, out var weekday) && Enum.IsDefined(weekday) && weekday != IsoDayOfWeek.None
        && ClockTime.Pattern.Parse(hour).TryGetValue(default, out var at)
            ? new DigestChoice(new DigestRhythm(when, weekday, at))
            : null;
}
