namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>The last line. Bot divided by baseline, the middle of the passes; null where it was not measured.</summary>
internal sealed record Ratios
{
    /// <summary>Processor time of a turn, tables in memory.</summary>
    public double? CpuRatioMemory { get; init; }

    /// <summary>Turns in a second at concurrency 32, tables in memory.</summary>
    public double? TurnsRatioMemory { get; init; }

    /// <summary>Turns in a second at concurrency 32, on the storage emulator.</summary>
    public double? TurnsRatioTable { get; init; }

    /// <summary>Median wait at concurrency 1, on the storage emulator.</summary>
    public double? P50RatioTable { get; init; }

    /// <summary>Resident memory in megabytes after a turn of each of 1,000 people.</summary>
    public double? RssMb1000 { get; init; }

    /// <summary>The same after 10,000 people.</summary>
    public double? RssMb10000 { get; init; }

    /// <summary>From the start of the process to the first answered turn, on the storage emulator.</summary>
    public double? ColdRatio { get; init; }
}
