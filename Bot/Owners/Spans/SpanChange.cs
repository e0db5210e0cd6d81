using NodaTime;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners.Spans;

internal enum SpanKind
{
    Pause,
    Resume,
    End,
    GoOn,
}

/// <summary>What an owner wants of the days on which a program asks.</summary>
/// <param name="Day">For a pause, the first day after it; for an end, the last day.</param>
internal sealed record SpanChange(SpanKind Kind, LocalDate? Day)
{
    /// <summary>The longest pause.</summary>
    public const int MostDays = 366;

    public bool IsPossible(LocalDate today) => Kind switch
    {
        SpanKind.Pause => Day > today && Day <= today.PlusDays(MostDays),
        SpanKind.End => Day >= today,
        _ => true,
    };

    public MentoringProgram ApplyTo(MentoringProgram program) => Kind switch
    {
        SpanKind.Pause => program with { PausedUntil = Day },
        SpanKind.Resume => program with { PausedUntil = null },
        SpanKind.End => program with { EndsOn = Day },
        _ => program with { EndsOn = null },
    };
}
