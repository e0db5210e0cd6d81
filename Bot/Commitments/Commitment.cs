using System.Collections.Immutable;

namespace TeamsMentorBot.Commitments;

internal enum CommitmentState
{
    Open,
    Done,
    Partly,
    NotYet,
    Dropped,
}

/// <summary>A next step that somebody set for themselves.</summary>
internal sealed record Commitment
{
    /// <summary>The check-in it was made in, and the question.</summary>
    public required string Id { get; init; }

    public required string PairingId { get; init; }

    public required string Text { get; init; }

    public DateOnly? Due { get; init; }

    public CommitmentState State { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Object ids of those it was released to.</summary>
    public ImmutableList<string> SharedWith { get; init; } = [];

    /// <summary>Still worth asking about: what is done or dropped is not.</summary>
    public bool IsOpen => State is CommitmentState.Open or CommitmentState.Partly or CommitmentState.NotYet;
}
