using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>What moves or takes out something that a rhythm wants.</summary>
internal enum Obstacle
{
    DayOff,
    NoWorkingDay,
    QuietHours,

    /// <summary>The person has been asked something on that day.</summary>
    DayTaken,

    /// <summary>The week holds as many conversations as it may.</summary>
    WeekFull,

    /// <summary>They are away.</summary>
    Away,

    /// <summary>They do not work then, as their own calendar has it.</summary>
    OwnHours,

    /// <summary>The program is paused.</summary>
    Paused,

    /// <summary>The program has ended.</summary>
    Over,

    /// <summary>The next one comes first, or at the same time.</summary>
    Overtaken,
}

/// <summary>A rhythm that asks somebody, at their own hour.</summary>
/// <param name="Id">Orders what falls on the same moment.</param>
internal sealed record Asking(string Id, Cadence Cadence, WorkingHours Hours, DateTimeZone Zone)
{
    /// <summary>Its check-ins come after that moment.</summary>
    public Instant Eve { get; init; } = Instant.MinValue;

    /// <summary>The first day on which it asks again.</summary>
    public LocalDate? PausedUntil { get; init; }

    /// <summary>The last day on which it asks.</summary>
    public LocalDate? EndsOn { get; init; }

    /// <summary>What is known of their own calendar.</summary>
    public OwnTimes? Own { get; init; }

    /// <summary>On these days they are asked whether a milestone happened.</summary>
    public IReadOnlyList<LocalDate> Milestones { get; init; } = [];
}

internal enum AskKind
{
    CheckIn,
    Milestone,
    Reminder,
}

/// <summary>Something that a rhythm wants.</summary>
/// <param name="Ordinal">Of the check-in, or of the reminder's; 0 for a milestone.</param>
/// <param name="Reminder">0 for the check-in itself, then its reminders.</param>
/// <param name="Wanted">The day that the rhythm names.</param>
/// <param name="At">When it happens; null where it does not.</param>
/// <param name="Obstacles">What moved it or took it out, in order.</param>
internal sealed record Foreseen(Asking Asking, AskKind Kind, int Ordinal, int Reminder, LocalDate Wanted, Instant? At, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>Where it stands in order of time.</summary>
    public Instant Moment => At ?? LocalMoment.Of(Wanted, Asking.Cadence.At, Asking.Zone);
}

/// <summary>What will be asked of one person who answers nothing: the rules of asking, run ahead of time.</summary>
internal static class Forecast
{
    /// <param name="askings">All rhythms that ask them.</param>
    /// <param name="awayUntil">First day after their pause.</param>
    public static IReadOnlyList<Foreseen> For(IReadOnlyList<Asking> askings, Instant from, int days, LocalDate? awayUntil = null)
    {
        var run = new ForecastRun(from, awayUntil);
        foreach (var asking in askings)
        {
            var end = from.InZone(asking.Zone).Date.PlusDays(days);
            var first = Instant.Max(from, asking.Eve);
            foreach (var slot in CadencePlan.After(asking.Cadence, asking.Zone, first, asking.Hours).TakeWhile(slot => slot.Wanted < end))
                run.Add(asking, slot);
            foreach (var day in asking.Milestones.Where(day => day < end))
                run.AddMilestone(asking, day);
        }

        return run.ToEnd();
    }
}
