using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Digests;

/// <summary>A digest that went out: which message it is and which revisions it names, none of their text.</summary>
internal sealed record SentDigest(string DeliveryKey, string? ActivityId, DateTimeOffset At, IReadOnlyList<ReleasedKey> Keys)
{
    /// <summary>The same in a further message.</summary>
    public SentDigest ShownIn(string activityId) => this with { DeliveryKey = $"{DeliveryKey.Split('@')[0]}@{activityId}", ActivityId = activityId };
}

/// <summary>Digests sent, in their reader's partition, so that one can be shown again and be changed when something is taken back.</summary>
internal sealed class SentDigestStore(Tables tables)
{
    private const string Kind = "digest";

    public async Task AddAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        var row = new TableEntity(reader.Key, TableKeys.Join(Kind, digest.DeliveryKey))
        {
            ["ActivityId"] = digest.ActivityId ?? "",
            ["At"] = digest.At,
        };
        LongText.Write(row, "Keys", Join(digest.Keys));
        await tables.People.UpsertEntityAsync(row, TableUpdateMode.Merge, ct);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<SentDigest>> ListAsync(PersonId reader, CancellationToken ct)
    {
        var found = new List<SentDigest>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(TableKeys.Under(reader.Key, Kind), cancellationToken: ct))
            found.Add(new SentDigest(
                TableKeys.Split(row.RowKey)[1],
                row.GetString("ActivityId") is { Length: > 0 } activity ? activity : null,
                row.GetDateTimeOffset("At") ?? default,
                Split(LongText.Read(row, "Keys") ?? "", reader)));
        return [.. found.OrderByDescending(digest => digest.At)];
    }

    public static string Join(IEnumerable<ReleasedKey> keys) => string.Join('\n', keys);

    public static IReadOnlyList<ReleasedKey> Split(string keys, PersonId reader) =>
        [.. keys.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(key => ReleasedKey.Parse(key, reader.TenantId))];
}
