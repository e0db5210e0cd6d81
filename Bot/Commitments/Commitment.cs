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
    /// <summary>The check-in it was made in, a dot, and the question.</summary>
    public required string Id { get; init; }

    public string CheckInId => Id[..Math.Max(0, Id.LastIndexOf('.'))];

    public string QuestionId => Id[(Id.LastIndexOf('.') + 1)..];

    public required string PairingId { get; init; }

    public required string Text { get; init; }

    public DateOnly? Due { get; init; }

    public CommitmentState State { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Still worth asking about: what is done or dropped is not.</summary>
    public bool IsOpen => State is CommitmentState.Open or CommitmentState.Partly or CommitmentState.NotYet;
}
