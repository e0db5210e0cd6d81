namespace TeamsMentorBot.Benchmarks.Digests;

internal enum DigestsSabotage
{
    None,

    /// <summary>One shard is read once more.</summary>
    Twice,

    /// <summary>Nothing waits for some mentors.</summary>
    Drop,

    /// <summary>Each mentor is asked about by a request of their own.</summary>
    Apart,

    /// <summary>Everything that was read stays in memory.</summary>
    Hold,
}

internal sealed record DigestsPlan(int Mentors, DigestsSabotage Sabotage)
{
    public static DigestsPlan From(Arguments arguments) => new(arguments.Number("--size", 10_000), arguments.Sabotage<DigestsSabotage>());
}
