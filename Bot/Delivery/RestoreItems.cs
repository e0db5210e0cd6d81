namespace TeamsMentorBot.Delivery;

/// <summary>Puts back an item that a record wants and the agenda lacks.</summary>
internal sealed class RestoreItems(IEnumerable<IAgendaHandler> handlers, Agenda agenda, Deliveries deliveries)
{
    /// <summary>To be read before the records.</summary>
    public async Task<AgendaContents> ContentsAsync(CancellationToken ct)
    {
        var shards = await Task.WhenAll(AgendaKeys.AllShards.Select(shard => agenda.UntilAsync(shard, DateTimeOffset.MaxValue.AddDays(-1), ct)));
        return new AgendaContents([.. shards.SelectMany(items => items)]);
    }

    /// <param name="contents">As read before the record.</param>
    /// <returns>
    /// Whether it was lacking. It was not where its handler would drop it, nor where its message is in the ledger: then it is done.
    /// </returns>
    public async Task<bool> RestoreAsync(AgendaContents contents, AgendaItem item, CancellationToken ct)
    {
        if (contents.Holds(item))
            return false;
        var decision = await handlers.Single(handler => handler.Kind == item.Kind).DecideAsync(item, ct);
        return decision is not AgendaDecision.Drop && !await IsDoneAsync(item.Recipient, decision, ct) && await agenda.AddAsync(item, ct);
    }

    private async Task<bool> IsDoneAsync(string recipient, AgendaDecision decision, CancellationToken ct) =>
        KeyOf(decision) is { } key && await deliveries.FindAsync(recipient, key, ct) is { State: not DeliveryState.Waiting };

    /// <summary>At night, and while somebody is on a pause, a message is put off that may have gone out long ago.</summary>
    private static string? KeyOf(AgendaDecision decision) => decision switch
    {
        AgendaDecision.Send send => send.DeliveryKey,
        AgendaDecision.Postpone postpone => postpone.DeliveryKey,
        _ => null,
    };
}
