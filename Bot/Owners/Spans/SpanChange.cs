using NodaTime;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

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

    /// <summary>Why it cannot be done; null where it can.</summary>
    public string? FaultIn(MentoringProgram program, LocalDate today) => Kind switch
    {
        SpanKind.Pause => Day > today && Day <= today.PlusDays(MostDays) ? null : Strings.Span_PauseDay,
        SpanKind.End when Day is not { } last || last < today => Strings.Span_EndDay,
        SpanKind.End when Day < program.StartsOn => Phrase.With(Strings.Span_EndStarts, Phrase.Day(program.StartsOn.Value)),
        _ => null,
    };

    public MentoringProgram ApplyTo(MentoringProgram program) => Kind switch
    {
        SpanKind.Pause => program with { PausedUntil = Day },
        SpanKind.Resume => program with { PausedUntil = null },
        SpanKind.End => program with { EndsOn = Day },
        _ => program with { EndsOn = null },
    };
}
