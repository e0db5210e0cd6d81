namespace TeamsMentorBot.Delivery;

internal enum DeliveryState
{
    /// <summary>Claimed; somebody is sending, or died while sending.</summary>
    Sending,

    /// <summary>Not accepted yet; claimed anew when its time has come.</summary>
    Waiting,

    Sent,

    /// <summary>May have arrived; never sent again under this key.</summary>
    Unknown,

    Unreachable,

    Rejected,
}

/// <summary>What the ledger knows about one message.</summary>
/// <param name="At">When this state was written.</param>
/// <param name="Note">What the sender put in: ids only.</param>
internal sealed record DeliveryRecord(
    string Recipient, string Key, DeliveryState State, string? ActivityId, string? Code, DateTimeOffset At, string? Note)
{
    /// <summary>Of a waiting message: when it may be tried again.</summary>
    public DateTimeOffset? Until { get; init; }
}
