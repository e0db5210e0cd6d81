using NodaTime;

namespace TeamsMentorBot.Cadences;

internal enum Rhythm
{
    Weekly,
    EveryTwoWeeks,

    /// <summary>On the first such weekday of each month.</summary>
    Monthly,
    MonthlySecond,
    MonthlyThird,
    MonthlyFourth,

    /// <summary>On the last such weekday of each month, the fourth or the fifth.</summary>
    MonthlyLast,
}

/// <summary>When check-ins between milestones fall, in the mentee's own zone.</summary>
/// <param name="Weekday">Day of the week on which the prompt falls.</param>
/// <param name="At">Local time of the prompt.</param>
/// <param name="Reminders">How many reminders follow an unanswered prompt: 0 to 2 (after 2 and 5 days).</param>
/// <param name="Anchor">The first day that counts; every-two-weeks is counted from it.</param>
internal sealed record Cadence(Rhythm Rhythm, IsoDayOfWeek Weekday, LocalTime At, int Reminders, LocalDate Anchor);

internal enum DigestWhen
{
    OnRelease,
    Daily,
    Weekly,
}

/// <summary>When a mentor's digest falls, in the mentor's own zone.</summary>
internal sealed record DigestRhythm(DigestWhen When, IsoDayOfWeek Weekday, LocalTime At);
