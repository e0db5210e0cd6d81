using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>Something that did not go as it should, for people to look at: ids and codes, no content.</summary>
/// <param name="Why">The code with which it was refused for good; null where it is overdue and tried again.</param>
internal sealed record StuckItem(string Recipient, StuckKind Kind, DateTimeOffset Since, string? Why);

/// <summary>What was refused for good and is parked, and what has been due for long.</summary>
internal sealed class StuckItems(Tables tables, Agenda agenda)
{
    /// <summary>Longer than a busy hour takes.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromHours(1);

    /// <summary>What nobody mended in this time is old news.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    /// <summary>One row in a partition of the tenant's, so that all of them are read at once.</summary>
    public static TableEntity Row(Claim rejected)
    {
        var (tenant, person) = Parts(rejected.Recipient);
        return new TableEntity(Partition(tenant), TableKeys.Join(person, rejected.Key)) { ["At"] = rejected.At, ["Code"] = rejected.Code ?? "" };
    }

    /// <summary>All that is parked about one recipient.</summary>
    public static string Of(string recipient)
    {
        var (tenant, person) = Parts(recipient);
        return TableKeys.Under(Partition(tenant), person);
    }

    public async Task<IReadOnlyList<StuckItem>> InTenantAsync(string tenantId, CancellationToken ct) =>
        [.. await ParkedAsync(tenantId, ct), .. await OverdueAsync(tenantId, ct)];

    private async Task<List<StuckItem>> ParkedAsync(string tenantId, CancellationToken ct)
    {
        var parked = new List<StuckItem>();
        await foreach (var row in tables.Deliveries.QueryAsync<TableEntity>(TableKeys.In(Partition(tenantId)), cancellationToken: ct))
            if (TableKeys.Split(row.RowKey) is [var person, var key] && row.GetDateTimeOffset("At") is { } at && agenda.Now - at < Shown)
                parked.Add(new StuckItem($"{tenantId}|{person}", StuckKinds.OfMessage(key), at, row.GetString("Code")));
        return parked;
    }

    private async Task<IEnumerable<StuckItem>> OverdueAsync(string tenantId, CancellationToken ct)
    {
        // What fails is due again within this time.
        var last = agenda.Now + DeliveryTimes.LongestRetry;
        var shards = await Task.WhenAll(AgendaKeys.AllShards.Select(shard => agenda.UntilAsync(shard, last, ct)));
        return shards.SelectMany(items => items)
            .Where(item => item.Recipient.StartsWith($"{tenantId}|", StringComparison.OrdinalIgnoreCase))
            .Select(item => new StuckItem(item.Recipient, StuckKinds.Of(item), item.FailingSince ?? item.Due, null))
            .Where(stuck => stuck.Since <= agenda.Now - Overdue);
    }

    private static string Partition(string tenant) => TableKeys.Join("parked", tenant.ToLowerInvariant());

    private static (string Tenant, string Person) Parts(string recipient) =>
        recipient.Split('|', 2) is [var tenant, var person] ? (tenant, person) : (recipient, "");
}
