using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Delivery;
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

    public static SentDigest Read(PersonId reader, TableEntity row)
    {
        var note = DigestNote.Read(new DeliveryNote(LongText.Read(row, "Keys") ?? "", LongText.Read(row, "Named") ?? ""), reader);
        return new SentDigest(
            TableKeys.Split(row.RowKey)[1],
            row.GetString("ActivityId") is { Length: > 0 } activity ? activity : null,
            row.GetDateTimeOffset("At") ?? default,
            note.Keys)
        {
            IsAnnounced = row.GetBoolean("Announced") == true,
            Named = note.Named,
        };
    }

    private static TableEntity Row(PersonId reader, SentDigest digest)
    {
        var row = new TableEntity(reader.Key, TableKeys.Join(Kind, digest.DeliveryKey))
        {
            ["ActivityId"] = digest.ActivityId ?? "",
            ["At"] = digest.At,
            ["Announced"] = digest.IsAnnounced,
        };
        var note = new DigestNote(digest.Keys, digest.Named).Write();
        LongText.Write(row, "Keys", note.Holds);
        LongText.Write(row, "Named", note.Named);
        return row;
    }
}
