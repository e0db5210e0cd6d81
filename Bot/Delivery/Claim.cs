using Azure;

namespace TeamsMentorBot.Delivery;

/// <summary>The message that somebody wants to claim.</summary>
internal sealed record ClaimRequest(string Recipient, string Key, DeliveryNote? Note = null)
{
    /// <inheritdoc cref="AgendaDecision.Send.Limits"/>
    public IReadOnlyList<SendLimit> Limits { get; init; } = [];
}

/// <summary>One row of the ledger.</summary>
internal sealed record Claim
{
    public required string Recipient { get; init; }

    public required string Key { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>Whose it is: made anew for each attempt to claim.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>How often it was claimed.</summary>
    public required int Attempts { get; init; }

    /// <summary>End of the lease while sending; the next attempt while waiting.</summary>
    public required DateTimeOffset Until { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? ActivityId { get; init; }

    public string? Code { get; init; }

    public DeliveryNote? Note { get; init; }

    public ETag ETag { get; init; }

    public DeliveryRecord ToRecord() => new(Recipient, Key, State, ActivityId, Code, At, Note)
    {
        Until = State == DeliveryState.Waiting ? Until : null,
    };
}

/// <summary>What is to be done about a message.</summary>
internal enum ClaimStep
{
    /// <summary>Ours: send it.</summary>
    Send,

    /// <summary>It ended, one way or another; nothing is sent.</summary>
    Settled,

    /// <summary>Somebody is sending it, or its time has not come.</summary>
    Leave,

    /// <summary>Whoever was sending it is gone, and nobody knows how far they got.</summary>
    GiveUp,

    /// <summary>It waited long enough: try to make it ours.</summary>
    Reclaim,

    /// <summary>A limit has no free place.</summary>
    NoRoom,
}

/// <param name="Claim">As it stands; null where there is none.</param>
/// <param name="Full">The limit that has no free place.</param>
internal sealed record ClaimAttempt(ClaimStep Step, Claim? Claim, SendLimit? Full = null);

internal static class ClaimRule
{
    /// <param name="claim">As it stands in the ledger.</param>
    /// <param name="mine">The id of the claim that was just attempted: an insert that was repeated on the wire finds itself.</param>
    /// <param name="now">On the true clock.</param>
    public static ClaimStep StepFor(Claim claim, Guid mine, DateTimeOffset now) => claim.State switch
    {
        DeliveryState.Sending when claim.ClaimId == mine => ClaimStep.Send,
        DeliveryState.Sending => claim.Until > now ? ClaimStep.Leave : ClaimStep.GiveUp,
        DeliveryState.Waiting => claim.Until > now ? ClaimStep.Leave : ClaimStep.Reclaim,
        _ => ClaimStep.Settled,
    };

    /// <summary>Whether an outcome may be written over a claim that changed since: only good news about the same claim.</summary>
    public static bool MayReplace(Claim stored, Claim outcome) =>
        stored.ClaimId == outcome.ClaimId && stored.State == DeliveryState.Unknown && outcome.State == DeliveryState.Sent;

    public static DeliveryState StateOf(SendOutcomeKind outcome) => outcome switch
    {
        SendOutcomeKind.Sent => DeliveryState.Sent,
        SendOutcomeKind.Waiting or SendOutcomeKind.TenantPaused => DeliveryState.Waiting,
        SendOutcomeKind.Unreachable => DeliveryState.Unreachable,
        SendOutcomeKind.Rejected => DeliveryState.Rejected,
        _ => DeliveryState.Unknown,
    };
}
