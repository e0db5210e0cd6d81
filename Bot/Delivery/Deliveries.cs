namespace TeamsMentorBot.Delivery;

/// <summary>The ledger of messages: one row per message, claimed before the message leaves.</summary>
internal sealed class Deliveries
{
    /// <summary>Claims, sends and records a message that is due now; a repeat returns the recorded state and sends nothing.</summary>
    public Task<DeliveryRecord> SendOnceAsync(
        string recipient, string key, Func<CancellationToken, Task<SendOutcome>> message, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<DeliveryRecord?> FindAsync(string recipient, string key, CancellationToken ct) => throw new NotSupportedException();
}
