using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Digests;

/// <summary>A digest that went out: which message it is and which revisions it names, none of their text.</summary>
internal sealed record SentDigest(string DeliveryKey, string? ActivityId, DateTimeOffset At, IReadOnlyList<ReleasedKey> Keys)
{
    /// <summary>Only that it waits went out, and nothing of what is in it.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>Of the delivery that sent it first.</summary>
    public string FirstKey => DeliveryKey.Split('@')[0];

    /// <summary>The same in a further message.</summary>
    public SentDigest ShownIn(string activityId) => this with { DeliveryKey = $"{FirstKey}@{activityId}", ActivityId = activityId };
}

/// <summary>Digests sent, in their reader's partition, so that one can be shown again and be changed when something is taken back.</summary>
internal sealed class SentDigestStore(Tables tables)
{
    private const string Kind = "digest";

    public Task AddAsync(PersonId reader, SentDigest digest, CancellationToken ct) =>
        tables.People.UpsertEntityAsync(Row(reader, digest), TableUpdateMode.Merge, ct);

    /// <summary>Writes the whole row anew, or takes it away when it names nothing any more.</summary>
    public Task ReplaceAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        if (digest.Keys.Count == 0)
            return tables.People.DeleteEntityAsync(reader.Key, TableKeys.Join(Kind, digest.DeliveryKey), ETag.All, ct);
        return tables.People.UpsertEntityAsync(Row(reader, digest), TableUpdateMode.Replace, ct);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<SentDigest>> ListAsync(PersonId reader, CancellationToken ct)
    {
        var found = new List<SentDigest>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(TableKeys.Under(reader.Key, Kind), cancellationToken: ct))
            found.Add(Read(reader, row));
        return [.. found.OrderByDescending(digest => digest.At)];
    }

    public static SentDigest Read(PersonId reader, TableEntity row) => new(
        TableKeys.Split(row.RowKey)[1],
        row.GetString("ActivityId") is { Length: > 0 } activity ? activity : null,
        row.GetDateTimeOffset("At") ?? default,
        Split(LongText.Read(row, "Keys") ?? "", reader))
    {
        IsAnnounced = row.GetBoolean("Announced") == true,
    };

    public static string Join(IEnumerable<ReleasedKey> keys) => string.Join('\n', keys);

    public static IReadOnlyList<ReleasedKey> Split(string keys, PersonId reader) =>
        [.. keys.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(key => ReleasedKey.Parse(key, reader.TenantId))];

    private static TableEntity Row(PersonId reader, SentDigest digest)
    {
        var row = new TableEntity(reader.Key, TableKeys.Join(Kind, digest.DeliveryKey))
        {
            ["ActivityId"] = digest.ActivityId ?? "",
            ["At"] = digest.At,
            ["Announced"] = digest.IsAnnounced,
        };
        LongText.Write(row, "Keys", Join(digest.Keys));
        return row;
    }
}
