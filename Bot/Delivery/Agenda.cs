using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>The table of things that fall due.</summary>
internal sealed class Agenda(Tables tables, Alarm alarm, TimeProvider time)
{
    private const int RowsPerPage = 500;

    /// <summary>On the clock that says what is due.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>
    /// Adds the item before the record that wants it is written. Adding it again changes nothing, but that whoever is deciding on it just
    /// now looks once more.
    /// </summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> AddAsync(AgendaItem item, CancellationToken ct)
    {
        var isNew = true;
        try
        {
            await tables.Agenda.AddEntityAsync(RowOf(item), ct);
        }
        catch (RequestFailedException exists) when (exists.Status == (int)HttpStatusCode.Conflict)
        {
            // The key says all there is to say, so this is the same item.
            isNew = false;
            if (item.Due <= Now)
                await tables.Agenda.UpsertEntityAsync(RowOf(item), TableUpdateMode.Replace, ct);
        }

        Ring(item);
        return isNew;
    }

    /// <summary>Adds items of one recipient in one transaction, before the record that wants them is written. Adding them again changes nothing.</summary>
    public async Task AddAsync(IReadOnlyList<AgendaItem> items, CancellationToken ct)
    {
        if (items is [var only])
        {
            await AddAsync(only, ct);
        }
        else if (items.Count > 0)
        {
            await tables.Agenda.SubmitTransactionAsync(
                items.Select(item => new TableTransactionAction(TableTransactionActionType.UpsertReplace, RowOf(item))), ct);
            Ring(items.MinBy(item => item.Due)!);
        }
    }

    /// <summary>
    /// Adds the item before the record that wants it is written, and once more after it where it is due by then:
    /// somebody may have looked for the record in between, and dropped the item, or be about to.
    /// </summary>
    public async Task<T> AddForAsync<T>(AgendaItem item, Func<Task<T>> write, CancellationToken ct)
    {
        await AddAsync(item, ct);
        var written = await write();
        if (item.Due <= Now)
            await AddAsync(item, ct);
        return written;
    }

    /// <summary>
    /// The same with items of any recipients, which are taken off again where the record was not written.
    /// </summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> AddForAsync(IReadOnlyList<AgendaItem> items, Func<Task<bool>> write, CancellationToken ct)
    {
        foreach (var item in items)
            await AddAsync(item, ct);
        var written = await write();
        foreach (var item in items)
            if (!written)
                await RemoveAsync(item, ct);
            else if (item.Due <= Now)
                await AddAsync(item, ct);
        return written;
    }

    /// <summary>Takes the item off; one that is gone already is fine.</summary>
    public Task RemoveAsync(AgendaItem item, CancellationToken ct) =>
        tables.Agenda.DeleteEntityAsync(AgendaKeys.Shard(item.Recipient), AgendaKeys.Row(item), ETag.All, ct);

    /// <summary>
    /// The due items of a shard in order of time, page by page. The alarm is set for the end of the horizon, or for what falls due
    /// before that, so that it need not wait for the next look.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<AgendaItem>> ReadDueAsync(
        string shard, TimeSpan horizon, [EnumeratorCancellation] CancellationToken ct)
    {
        var now = Now;
        var beyond = AgendaKeys.Beyond(now + horizon);
        alarm.SetAnew(shard, now + horizon);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shard} and RowKey lt {beyond}");
        await foreach (var page in tables.Agenda.QueryAsync<TableEntity>(filter, RowsPerPage, cancellationToken: ct).AsPages())
        {
            var items = page.Values.Select(ItemOf).OfType<AgendaItem>().ToList();
            yield return items.FindAll(item => item.Due <= now);
            if (items.Find(item => item.Due > now) is not { } coming)
                continue;
            Ring(coming);
            yield break;
        }
    }

    /// <summary>All items of a shard that are due until a moment.</summary>
    public async Task<IReadOnlyList<AgendaItem>> UntilAsync(string shard, DateTimeOffset moment, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shard} and RowKey lt {AgendaKeys.Beyond(moment)}");
        var items = new List<AgendaItem>();
        await foreach (var row in tables.Agenda.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            if (ItemOf(row) is { } item)
                items.Add(item);
        return items;
    }

    /// <summary>When the first item after a moment falls due; null where there is none.</summary>
    public async Task<DateTimeOffset?> NextAfterAsync(DateTimeOffset moment, CancellationToken ct)
    {
        var first = await Task.WhenAll(AgendaKeys.AllShards.Select(shard => NextOfAsync(shard, AgendaKeys.Beyond(moment), ct)));
        return first.Min();
    }

    /// <summary>
    /// The item is done: it goes and its successor comes in one transaction, unless somebody else did so before. Where somebody wants it
    /// anew since it was read, it stays due and is looked at once more.
    /// </summary>
    /// <returns>False where it was gone.</returns>
    public async Task<bool> FinishAsync(AgendaItem item, AgendaItem? next)
    {
        var (shard, row) = (AgendaKeys.Shard(item.Recipient), AgendaKeys.Row(item));
        if (next is not null && AgendaKeys.Shard(next.Recipient) != shard)
            return await FinishAcrossAsync(item, next);
        if (next is not null && AgendaKeys.Row(next) == row)
            throw new ArgumentException($"Item {item.Id} of kind {item.Kind} names itself as the next one.", nameof(next));
        try
        {
            if (next is null)
                return (await tables.Agenda.DeleteEntityAsync(shard, row, item.Version)).Status != (int)HttpStatusCode.NotFound;
            await tables.Agenda.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(shard, row), item.Version),
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, RowOf(next)),
            ]);
        }
        catch (RequestFailedException gone) when (gone.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (RequestFailedException wanted) when (wanted.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            Ring(item);
            return true;
        }

        Ring(next);
        return true;
    }

    public void Wake(string recipient) => alarm.Set(AgendaKeys.Shard(recipient), Now);

    public void WakeAll()
    {
        foreach (var shard in AgendaKeys.AllShards)
            alarm.Set(shard, Now);
    }

    /// <summary>The shards in which something may be due by now; at least one of them.</summary>
    public Task<IReadOnlyList<string>> WaitAsync(CancellationToken ct) => alarm.WaitAsync(ct);

    private void Ring(AgendaItem item) => alarm.Set(AgendaKeys.Shard(item.Recipient), item.Due);

    private async Task<DateTimeOffset?> NextOfAsync(string shard, string from, CancellationToken ct)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shard} and RowKey ge {from}");
        await foreach (var row in tables.Agenda.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: ct))
            if (ItemOf(row) is { } item)
                return item.Due;
        return null;
    }

    // No transaction spans two partitions; an item that comes twice is one item.
    private async Task<bool> FinishAcrossAsync(AgendaItem item, AgendaItem next)
    {
        await AddAsync(next, CancellationToken.None);
        return await FinishAsync(item, next: null);
    }

    private static TableEntity RowOf(AgendaItem item) => new(AgendaKeys.Shard(item.Recipient), AgendaKeys.Row(item))
    {
        ["Planned"] = item.Planned,
        ["Held"] = item.Held,
        ["FailingSince"] = item.FailingSince,
    };

    /// <returns>Null for a row that is none of ours: it stays where it is and stops nothing.</returns>
    public static AgendaItem? ItemOf(TableEntity row)
    {
        try
        {
            if (TableKeys.Split(row.RowKey) is not [var moment, var kind, var recipient, var id])
                return null;
            var due = TableKeys.ReadMoment(moment);
            return new AgendaItem(recipient, due, kind, id)
            {
                Planned = row.GetDateTimeOffset("Planned") ?? due,
                Held = row.GetString("Held"),
                FailingSince = row.GetDateTimeOffset("FailingSince"),
                Version = row.ETag,
            };
        }
        catch (Exception strange) when (strange is FormatException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }
}
