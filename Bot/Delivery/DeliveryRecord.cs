namespace TeamsMentorBot.Delivery;

internal enum DeliveryState
{
    /// <summary>Claimed; somebody is sending, or died while sending.</summary>
    Sending,

    /// <summary>Not accepted yet; claimed anew when its time has come.</summary>
    Waiting,

    /// <summary>Accepted by the service that it was given to.</summary>
    Sent,

    /// <summary>May have arrived; never sent again under this key.</summary>
    Unknown,

    /// <summary>This person cannot be written to until they act; never sent under this key.</summary>
    Unreachable,

    /// <summary>The message itself was refused for good; an owner sees it.</summary>
    Rejected,
}

/// <summary>What is kept with a message: ids only, at most 32,000 characters of each sort.</summary>
/// <param name="Holds">Of what the message holds, for example which revisions.</param>
/// <param name="Named">Of people whom it names beside that.</param>
internal sealed record DeliveryNote(string Holds, string Named)
{
    public bool Has(string id) => Holds.Contains(id, StringComparison.OrdinalIgnoreCase) || Named.Contains(id, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the ledger knows about one message.</summary>
/// <param name="At">When this state was written.</param>
/// <param name="Note">What the sender put in.</param>
internal sealed record DeliveryRecord(
    string Recipient, string Key, DeliveryState State, string? ActivityId, string? Code, DateTimeOffset At, DeliveryNote? Note)
{
    /// <summary>Of a waiting message: when it may be tried again.</summary>
    public DateTimeOffset? Until { get; init; }
}
