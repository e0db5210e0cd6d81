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

    /// <summary>Mentees whom its card calls late, by name.</summary>
    public IReadOnlyList<PersonId> Named { get; init; } = [];

    /// <summary>Of the delivery that sent it first.</summary>
    public string FirstKey => DeliveryKey.Split('@')[0];

    /// <summary>The same in a further message, which names nobody beside its entries.</summary>
    public SentDigest ShownIn(string activityId) => this with { DeliveryKey = $"{FirstKey}@{activityId}", ActivityId = activityId, Named = [] };

    public bool IsAbout(PersonId mentee) => Named.Contains(mentee) || Keys.Any(key => key.Author == mentee);

    /// <summary>What stays once somebody is erased, and its card was made again.</summary>
    public SentDigest Without(PersonId mentee) => this with { Keys = [.. Keys.Where(key => key.Author != mentee)], Named = [] };
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

    /// <summary>Newest first; where one was shown together with others, that before what it was alone.</summary>
    public async Task<IReadOnlyList<SentDigest>> ListAsync(PersonId reader, CancellationToken ct)
    {
        var found = new List<SentDigest>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(TableKeys.Under(reader.Key, Kind), cancellationToken: ct))
            found.Add(Read(reader, row));
        return [.. found.OrderByDescending(digest => digest.At).ThenByDescending(digest => digest.Keys.Count)];
    }

    public static SentDigest Read(PersonId reader, TableEntity row) => new(
        TableKeys.Split(row.RowKey)[1],
        row.GetString("ActivityId") is { Length: > 0 } activity ? activity : null,
        row.GetDateTimeOffset("At") ?? default,
        Split(LongText.Read(row, "Keys") ?? "", reader))
    {
        IsAnnounced = row.GetBoolean("Announced") == true,
        Named = NamedIn(LongText.Read(row, "Keys") ?? "", reader),
    };

    /// <summary>A line for each revision, and one with an object id for each who is named beside them.</summary>
    public static string Join(IEnumerable<ReleasedKey> keys, IEnumerable<PersonId> named) =>
        string.Join('\n', keys.Select(key => key.ToString()).Concat(named.Select(person => person.ObjectId)));

    public static IReadOnlyList<ReleasedKey> Split(string note, PersonId reader) =>
        [.. Lines(note).Where(line => !IsPerson(line)).Select(line => ReleasedKey.Parse(line, reader.TenantId))];

    public static IReadOnlyList<PersonId> NamedIn(string note, PersonId reader) =>
        [.. Lines(note).Where(IsPerson).Select(line => new PersonId(reader.TenantId, line))];

    private static string[] Lines(string note) => note.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPerson(string line) => Guid.TryParseExact(line, "D", out _);

    private static TableEntity Row(PersonId reader, SentDigest digest)
    {
        var row = new TableEntity(reader.Key, TableKeys.Join(Kind, digest.DeliveryKey))
        {
            ["ActivityId"] = digest.ActivityId ?? "",
            ["At"] = digest.At,
            ["Announced"] = digest.IsAnnounced,
        };
        LongText.Write(row, "Keys", Join(digest.Keys, digest.Named));
        return row;
    }
}
