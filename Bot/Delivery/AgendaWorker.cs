using System.Collections.Concurrent;
using System.Collections.Frozen;
using TeamsMentorBot.Telemetry;

namespace TeamsMentorBot.Delivery;

/// <summary>Does with one due item what its handler decides.</summary>
internal sealed partial class AgendaWorker(
    IEnumerable<IAgendaHandler> handlers, Agenda agenda, Deliveries deliveries, ILogger<AgendaWorker> logger)
{
    private readonly FrozenDictionary<string, IAgendaHandler> byKind = ByKind(handlers);
    private readonly ConcurrentDictionary<string, bool> unknownKinds = new();

    /// <summary>Never throws: what fails is logged and tried again, after longer and longer.</summary>
    /// <returns>Whether anything was done.</returns>
    public async Task<bool> WorkAsync(AgendaItem item, CancellationToken ct)
    {
        if (!byKind.TryGetValue(item.Kind, out var handler))
        {
            // During a roll-out a newer instance may know it.
            if (unknownKinds.TryAdd(item.Kind, true))
                LogUnknownKind(item.Kind);
            return false;
        }

        using var span = Measures.Due(item.Kind, agenda.Now - item.Due);
        if (deliveries.IsPaused(item.Recipient) || ct.IsCancellationRequested)
            return false;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(DeliveryTimes.WorkTimeout);
            return await ActAsync(item, await DecideAsync(handler, item, limit.Token), limit.Token);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure)
        {
            LogFailure(failure, item.Kind, item.Recipient, item.Id);
            await BackOffAsync(item);
            return false;
        }
    }

    private static FrozenDictionary<string, IAgendaHandler> ByKind(IEnumerable<IAgendaHandler> handlers) => handlers
        .GroupBy(handler => handler.Kind)
        .ToFrozenDictionary(kind => kind.Key, kind => kind.Count() == 1
            ? kind.Single()
            : throw new InvalidOperationException($"Agenda items of kind {kind.Key} have more than one handler."));

    /// <summary>The leave to send comes first, then the decision, then the claim: what somebody did while their message waited counts.</summary>
    private async Task<AgendaDecision> DecideAsync(IAgendaHandler handler, AgendaItem item, CancellationToken ct)
    {
        var decision = await handler.DecideAsync(item, ct);
        if (decision is not AgendaDecision.Send { Permit: { } permit })
            return decision;
        var decided = deliveries.Now;
        if (!await permit.TakeAsync(ct))
            return new AgendaDecision.Postpone(agenda.Now + DeliveryTimes.ShortestPostponement);
        if (deliveries.Now - decided < DeliveryTimes.FreshDecision)
            return decision;
        try
        {
            decision = await handler.DecideAsync(item, ct);
            if (decision is AgendaDecision.Send { Permit: { } fresh })
                fresh.TakeOver(permit);
            return decision;
        }
        finally
        {
            permit.GiveBack();
        }
    }

    private async Task<bool> ActAsync(AgendaItem item, AgendaDecision decision, CancellationToken ct)
    {
        switch (decision)
        {
            case AgendaDecision.Drop drop:
                LogDrop(item.Kind, item.Recipient, item.Id, drop.Reason);
                return await agenda.FinishAsync(item, next: null);
            case AgendaDecision.Postpone postpone:
                return postpone.Held is { } why ? await HoldAsync(item, postpone.Until, why) : await MoveAsync(item, postpone.Until);
            case AgendaDecision.Run run:
                await run.Work(ct);
                return await agenda.FinishAsync(item, run.Next);
            case AgendaDecision.Send send:
                ct.ThrowIfCancellationRequested();
                return await SendAsync(item, send);
            default:
                throw new InvalidOperationException($"Kind {item.Kind} decided {decision.GetType().Name}, which nobody knows.");
        }
    }

    private async Task<bool> SendAsync(AgendaItem item, AgendaDecision.Send send)
    {
        var request = new ClaimRequest(item.Recipient, send.DeliveryKey, send.Note) { Limits = send.Limits };
        switch (await deliveries.DeliverAsync(request, send.Message, send.Permit))
        {
            case { Step: ClaimStep.NoRoom, Full: { } full }:
                return await HoldAsync(item, full.Otherwise, full.Kind);
            case { Record: { State: DeliveryState.Waiting, Until: { } until } }:
                return await WaitAsync(item, until);
            case { Step: ClaimStep.Settled, Record: { } record }:
                return await SettleAsync(item, send, record);
            default:
                return false;
        }
    }

    private async Task<bool> SettleAsync(AgendaItem item, AgendaDecision.Send send, DeliveryRecord record)
    {
        if (record.State == DeliveryState.Unknown && !send.Repeatable)
            LogUnknown(record.Recipient, record.Key, record.Code);
        if (send.Settled is { } settled)
            await settled(record, CancellationToken.None);
        return await agenda.FinishAsync(item, send.Next);
    }

    /// <summary>The wait was told on the true clock; the item waits as long on the agenda's.</summary>
    private async Task<bool> WaitAsync(AgendaItem item, DateTimeOffset until)
    {
        // A paused tenant's items stay where they are: they were never refused themselves.
        if (deliveries.IsPaused(item.Recipient))
            return false;
        var wait = until - deliveries.Now;
        return await MoveAsync(item, agenda.Now + (wait > DeliveryTimes.ShortestWait ? wait : DeliveryTimes.ShortestWait));
    }

    private Task<bool> HoldAsync(AgendaItem item, DateTimeOffset until, string why)
    {
        LogHeld(item.Kind, item.Recipient, item.Id, why);
        return MoveAsync(item with { Held = why }, until);
    }

    private Task<bool> MoveAsync(AgendaItem item, DateTimeOffset until)
    {
        var soonest = agenda.Now;
        var due = until > soonest ? until : soonest + DeliveryTimes.ShortestPostponement;
        return agenda.FinishAsync(item, item with { Due = due, FailingSince = null });
    }

    /// <summary>In the row, so that a restart does not try all of them at once.</summary>
    private async Task BackOffAsync(AgendaItem item)
    {
        var now = agenda.Now;
        var since = item.FailingSince ?? now;
        try
        {
            await agenda.FinishAsync(item, item with { Due = now + DeliveryTimes.BackOff(now - since), FailingSince = since });
        }
        catch (Exception failure)
        {
            // Storage is away: then nothing else can be done here either.
            LogStays(failure, item.Kind, item.Recipient, item.Id);
        }
    }

    [LoggerMessage(LogLevel.Information, "Item {Id} of kind {Kind} for {Recipient} is dropped: {Reason}.")]
    private partial void LogDrop(string kind, string recipient, string id, string reason);

    [LoggerMessage(LogLevel.Information, "Item {Id} of kind {Kind} for {Recipient} is held up: {Why}.")]
    private partial void LogHeld(string kind, string recipient, string id, string why);

    [LoggerMessage(LogLevel.Warning, "Whether message {Key} reached {Recipient} is not known ({Code}); it is not sent again.")]
    private partial void LogUnknown(string recipient, string key, string? code);

    [LoggerMessage(LogLevel.Warning, "Nobody here handles agenda items of kind {Kind}; they stay due.")]
    private partial void LogUnknownKind(string kind);

    [LoggerMessage(LogLevel.Error, "Item {Id} of kind {Kind} for {Recipient} failed; it is tried again later.")]
    private partial void LogFailure(Exception failure, string kind, string recipient, string id);

    [LoggerMessage(LogLevel.Warning, "Item {Id} of kind {Kind} for {Recipient} could not be put off; it is tried again at the next look.")]
    private partial void LogStays(Exception failure, string kind, string recipient, string id);
}
