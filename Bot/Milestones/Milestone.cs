using NodaTime;

namespace TeamsMentorBot.Milestones;

internal enum MilestoneState
{
    Planned,
    Reached,
    ReflectedOn,
    NoLonger,
}

/// <summary>Something a pairing set out to reach.</summary>
internal sealed record Milestone
{
    /// <summary>Lower-case letters, digits and hyphens; unique for the mentee.</summary>
    public required string Id { get; init; }

    public required string PairingId { get; init; }

    /// <summary>In the mentee's own words, or the program's.</summary>
    public required string Title { get; init; }

    public LocalDate? PlannedOn { get; init; }

    public MilestoneState State { get; init; }

    public DateTimeOffset? ReachedAt { get; init; }

    /// <summary>Object id of the person who said that it was reached.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>Which of the program's milestones it is; null for one of the mentee's own.</summary>
    public string? ProgramName { get; init; }

    /// <summary>The day that the program last gave it; null where it gave it up, or never had it.</summary>
    public LocalDate? ProgramDay { get; init; }

    /// <summary>Worth offering: still ahead, or reached and not looked back on yet.</summary>
    public bool AwaitsReflection => State is MilestoneState.Planned or MilestoneState.Reached;

    /// <summary>Still ahead.</summary>
    public bool IsPlanned => State == MilestoneState.Planned;
}
