namespace TeamsMentorBot.Benchmarks.Digests;

/// <summary>The last line.</summary>
internal sealed record DigestsReport
{
    public required int Mentors { get; init; }

    /// <summary>Released answers that were found waiting for a mentor.</summary>
    public required int Answers { get; init; }

    public required double Seconds { get; init; }

    /// <summary>To the tables, each try by itself.</summary>
    public required int Requests { get; init; }

    /// <summary>By how much the resident memory of the process grew at most, in megabytes of a million bytes.</summary>
    public required double PeakMb { get; init; }

    /// <summary>Released answers that were not found.</summary>
    public required int Lost { get; init; }

    /// <summary>What was found beyond once.</summary>
    public required int Duplicates { get; init; }
}
