using TeamsMentorBot.Telemetry;

namespace TeamsMentorBot.Delivery;

/// <summary>How an attempt to deliver stands.</summary>
/// <param name="Step">
/// <see cref="ClaimStep.Settled"/> once it ended, <see cref="ClaimStep.Leave"/> while it is under way elsewhere or waits,
/// <see cref="ClaimStep.NoRoom"/> where nothing was claimed.
/// </param>
/// <param name="Full">The limit that has no free place.</param>
internal sealed record Delivered(ClaimStep Step, DeliveryRecord? Record, SendLimit? Full = null);

/// <summary>The ledger of messages: one row per message, claimed before the message leaves.</summary>
internal sealed partial class Deliveries(Claims claims, TenantPauses pauses, LeaseClock clock, ILogger<Deliveries> logger)
{
    /// <summary>Nothing was claimed, for its turn under the channel's limits did not come.</summary>
    private const string NoPermit = "NoPermit";

    /// <summary>
    /// Claims, sends and records a message that is due now. A repeat returns the recorded state and sends nothing, unless
    /// it was <see cref="DeliveryState.Waiting"/> and its time has come.
    /// </summary>
    /// <param name="permit">Had before the message is claimed; null where the message needs none.</param>
    public async Task<DeliveryRecord> SendOnceAsync(
        string recipient, string key, Func<CancellationToken, Task<SendOutcome>> message, CancellationToken ct, SendPermit? permit = null)
    {
        ct.ThrowIfCancellationRequested();
        if (permit is not null && !await permit.TakeAsync(ct))
            return new DeliveryRecord(recipient, key, DeliveryState.Waiting, null, NoPermit, clock.Now, null);
        return (await DeliverAsync(new ClaimRequest(recipient, key), message, permit)).Record!;
    }

    public async Task<DeliveryRecord?> FindAsync(string recipient, string key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return (await claims.FindAsync(recipient, key))?.ToRecord();
    }

    /// <summary>Whether one more would find a place.</summary>
    public async Task<bool> HasRoomAsync(string recipient, SendLimit limit, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return await claims.HasRoomAsync(recipient, limit);
    }

    /// <summary>Whether nobody of the recipient's tenant can be reached just now.</summary>
    public bool IsPaused(string recipient) => pauses.IsPaused(recipient);

    /// <summary>On the true clock.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>Takes no token: what was claimed is finished.</summary>
    /// <param name="permit">Had already; given back where nothing left.</param>
    public async Task<Delivered> DeliverAsync(
        ClaimRequest request, Func<CancellationToken, Task<SendOutcome>> message, SendPermit? permit = null)
    {
        try
        {
            return await ClaimAndSendAsync(request, message);
        }
        finally
        {
            permit?.GiveBack();
        }
    }

    private async Task<Delivered> ClaimAndSendAsync(ClaimRequest request, Func<CancellationToken, Task<SendOutcome>> message)
    {
        var (step, claim, full) = await claims.TakeAsync(request);
        if (step != ClaimStep.Send)
            return new Delivered(step, claim?.ToRecord(), full);
        var outcome = await TryAsync(claim!, message);
        Heed(request.Recipient, outcome.Kind);
        var record = (await claims.RecordAsync(With(claim!, outcome))).ToRecord();
        var key = MessageKey.Read(record.Key, record.Code);
        Measures.Sent(key.Message, key.Door, record.State.ToString());
        LogOutcome(record.Recipient, record.Key, record.State, record.Code);
        return new Delivered(record.State is DeliveryState.Waiting or DeliveryState.Sending ? ClaimStep.Leave : ClaimStep.Settled, record);
    }

    private async Task<SendOutcome> TryAsync(Claim claim, Func<CancellationToken, Task<SendOutcome>> message)
    {
        using var limit = new CancellationTokenSource(DeliveryTimes.SendTimeout, clock.Time);
        try
        {
            return await message(limit.Token).WaitAsync(DeliveryTimes.SendTimeout + DeliveryTimes.SendGrace, clock.Time);
        }
        catch (Exception surprise)
        {
            LogSurprise(surprise, claim.Recipient, claim.Key);
            return new SendOutcome(SendOutcomeKind.Unknown, Code: surprise.GetType().Name);
        }
    }

    private void Heed(string recipient, SendOutcomeKind outcome)
    {
        if (outcome == SendOutcomeKind.TenantPaused)
            pauses.Pause(recipient);
        else if (outcome == SendOutcomeKind.Sent)
            pauses.Resume(recipient);
    }

    private Claim With(Claim claim, SendOutcome outcome) => claim with
    {
        State = ClaimRule.StateOf(outcome.Kind),
        ActivityId = outcome.ActivityId,
        Code = outcome.Code,
        At = clock.Now,
        Until = outcome.Kind switch
        {
            SendOutcomeKind.Waiting => clock.Now + DeliveryTimes.RetryIn(outcome.RetryAfter, claim.Attempts),
            // The tenant's pause decides when; the claim itself is free at once.
            _ => clock.Now,
        },
    };

    [LoggerMessage(LogLevel.Information, "Message {Key} to {Recipient} is {State} ({Code}).")]
    private partial void LogOutcome(string recipient, string key, DeliveryState state, string? code);

    [LoggerMessage(LogLevel.Error, "Message {Key} to {Recipient} ended in an exception; whether it left is not known.")]
    private partial void LogSurprise(Exception surprise, string recipient, string key);
}
