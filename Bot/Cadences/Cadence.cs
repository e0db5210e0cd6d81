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

    /// <summary>Every so many days from the anchor on, whatever day of the week that is.</summary>
    EveryDays,

    /// <summary>Every so many weeks, on a day of the week.</summary>
    EveryWeeks,

    /// <summary>Every so many months on the anchor's day of the month, or on the last day of a month that is too short.</summary>
    EveryMonths,
}

/// <summary>What follows from the kind of a rhythm.</summary>
internal static class Rhythms
{
    public static bool NamesWeekday(this Rhythm rhythm) => rhythm is not (Rhythm.EveryDays or Rhythm.EveryMonths);

    /// <summary>The most days, weeks or months that may lie between two; 0 where the rhythm counts none.</summary>
    public static int MostBetween(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.EveryDays => 366,
        Rhythm.EveryWeeks => 52,
        Rhythm.EveryMonths => 24,
        _ => 0,
    };
}

/// <summary>When check-ins between milestones fall, in the mentee's own zone.</summary>
/// <param name="Weekday">Day of the week on which the prompt falls; none where the rhythm counts days or months.</param>
/// <param name="At">Local time of the prompt.</param>
/// <param name="Reminders">When an unanswered prompt is followed up.</param>
/// <param name="Anchor">The first day that counts; every-two-weeks is counted from it.</param>
internal sealed record Cadence(Rhythm Rhythm, IsoDayOfWeek Weekday, LocalTime At, ReminderDays Reminders, LocalDate Anchor)
{
    public const int UsualResponseDays = 7;

    /// <summary>How many days, weeks or months lie between two, where the rhythm says so; else 1.</summary>
    public int Every { get; init; } = 1;

    /// <summary>How many days an answer is in time.</summary>
    public int ResponseDays { get; init; } = UsualResponseDays;

    /// <summary>Whether both ask on the same days at the same hour, whatever follows.</summary>
    public bool HasDatesOf(Cadence other) =>
        this with { Reminders = default, ResponseDays = 0 } == other with { Reminders = default, ResponseDays = 0 };
}

internal enum DigestWhen
{
    OnRelease,
    Daily,
    Weekly,
}

/// <summary>When a reader's digest falls, in their own zone: as their program has it, or as they chose themselves.</summary>
internal sealed record DigestRhythm(DigestWhen When, IsoDayOfWeek Weekday, LocalTime At);
