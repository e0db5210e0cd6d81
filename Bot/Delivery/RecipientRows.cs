using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>Everything that stands in the agenda and the ledger about one person, for showing and for erasing it.</summary>
internal sealed class RecipientRows(Tables tables)
{
    public async Task<IReadOnlyList<AgendaItem>> PlannedAsync(string recipient, CancellationToken ct)
    {
        var items = new List<AgendaItem>();
        await foreach (var row in AgendaOfAsync(recipient, ct))
            if (Agenda.ItemOf(row) is { } item)
                items.Add(item);
        return items;
    }

    public async Task<IReadOnlyList<DeliveryRecord>> MessagesAsync(string recipient, CancellationToken ct)
    {
        var messages = new List<DeliveryRecord>();
        await foreach (var claim in ClaimsAsync(recipient, ct))
            messages.Add(claim.ToRecord());
        return messages;
    }

    /// <summary>Takes everything about the recipient off the agenda but one item; what cannot be read any more goes as well.</summary>
    public Task ClearAgendaAsync(AgendaItem except, CancellationToken ct) =>
        ClearAsync(except.Recipient, row => TableKeys.Split(row.RowKey) is [_, var kind, ..] && kind != except.Kind, ct);

    /// <summary>Takes items of the recipient off the agenda that are not to be done any more.</summary>
    public Task ClearAgendaAsync(string recipient, Func<AgendaItem, bool> unwanted, CancellationToken ct) =>
        ClearAsync(recipient, row => Agenda.ItemOf(row) is { } item && unwanted(item), ct);

    public Task RemoveMessageAsync(string recipient, string key, CancellationToken ct) =>
        tables.Deliveries.DeleteEntityAsync(ClaimRows.Partition(recipient), ClaimRows.MessageKey(key), ETag.All, ct);

    /// <summary>The ledger of this recipient. What is being sent meanwhile finds no row to record its outcome in, and leaves none.</summary>
    public async Task ClearLedgerAsync(string recipient, CancellationToken ct)
    {
        await Erasing.EraseAsync(tables.Deliveries, TableKeys.In(ClaimRows.Partition(recipient)), ct);
        await Erasing.EraseAsync(tables.Deliveries, StuckItems.Of(recipient), ct);
    }

    /// <summary>Changes the notes of messages to this recipient that hold something they may no longer hold.</summary>
    /// <param name="rewrite">Gives the same back where there is nothing to change.</param>
    /// <returns>False while one of them is being sent: its outcome still has to be written into the row as it is.</returns>
    public async Task<bool> RewriteNotesAsync(string recipient, Func<DeliveryNote, DeliveryNote> rewrite, CancellationToken ct)
    {
        var done = true;
        await foreach (var claim in ClaimsAsync(recipient, ct))
        {
            if (claim.Note is not { } note || rewrite(note) is var changed && changed == note)
                continue;
            done &= claim.State != DeliveryState.Sending && await RewriteAsync(claim, changed, ct);
        }

        return done;
    }

    private async Task ClearAsync(string recipient, Func<TableEntity, bool> unwanted, CancellationToken ct)
    {
        await foreach (var row in AgendaOfAsync(recipient, ct))
            if (unwanted(row))
                await tables.Agenda.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, ct);
    }

    private async Task<bool> RewriteAsync(Claim claim, DeliveryNote note, CancellationToken ct)
    {
        try
        {
            await tables.Deliveries.UpdateEntityAsync(ClaimRows.WriteNote(claim, note), claim.ETag, TableUpdateMode.Merge, ct);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<Claim> ClaimsAsync(string recipient, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.Deliveries.QueryAsync<TableEntity>(TableKeys.In(ClaimRows.Partition(recipient)), cancellationToken: ct))
            if (row.GetString("Recipient") is not null)
                yield return ClaimRows.Read(row);
    }

    /// <summary>A shard is in order of time, so it is read from end to end: once in a lifetime of a person.</summary>
    private async IAsyncEnumerable<TableEntity> AgendaOfAsync(string recipient, [EnumeratorCancellation] CancellationToken ct)
    {
        var mark = $"|{TableKeys.Encode(recipient)}|";
        await foreach (var row in tables.Agenda.QueryAsync<TableEntity>(TableKeys.In(AgendaKeys.Shard(recipient)), cancellationToken: ct))
            if (row.RowKey.Contains(mark, StringComparison.Ordinal))
                yield return row;
    }
}
