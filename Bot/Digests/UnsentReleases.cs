using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>What waits for a reader and is not on its way to them in another digest: two that are due together show nothing twice.</summary>
internal sealed class UnsentReleases(ReleasedStore released, Deliveries deliveries)
{
    private const int Attempts = 3;

    public Task<IReadOnlyList<ReleasedStore.Waiting>> AllAsync(PersonId reader, CancellationToken ct) => released.ForReaderAsync(reader, ct);

    /// <summary>What another digest shows, or will once it is through, is left to it.</summary>
    public async Task<IReadOnlyList<ReleasedStore.Waiting>> FreeAsync(
        AgendaItem item, IReadOnlyList<ReleasedStore.Waiting> all, CancellationToken ct)
    {
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var digest in all.Select(one => one.Digest).OfType<string>().Where(digest => digest != DigestSlots.DeliveryKey(item)).Distinct())
            if (await deliveries.FindAsync(item.Recipient, digest, ct) is { State: DeliveryState.Sending or DeliveryState.Waiting or DeliveryState.Sent })
                others.Add(digest);
        return [.. all.Where(one => one.Digest is null || !others.Contains(one.Digest))];
    }

    public Task RemoveAsync(PersonId reader, IEnumerable<ReleasedKey> keys, CancellationToken ct) => released.RemoveAsync(reader, keys, ct);

    /// <summary>For the digest of an item.</summary>
    /// <returns>False where some of them are no longer there to be taken.</returns>
    public async Task<bool> TakeAsync(AgendaItem item, IReadOnlyList<ReleasedStore.Waiting> rows, CancellationToken ct)
    {
        var (reader, taken) = (PersonId.Parse(item.Recipient), rows);
        for (var attempt = 1; attempt <= Attempts && taken.Count == rows.Count; attempt++)
        {
            if (await released.TakeAsync(reader, taken, DigestSlots.DeliveryKey(item), ct))
                return true;
            // One of them was written since, perhaps only released once more.
            var free = await FreeAsync(item, await released.ForReaderAsync(reader, ct), ct);
            taken = [.. free.IntersectBy(rows.Select(row => row.Key), row => row.Key)];
        }

        return false;
    }

    /// <summary>Whether the digest of an item was tried before.</summary>
    public async Task<bool> IsBegunAsync(AgendaItem item, CancellationToken ct) =>
        await deliveries.FindAsync(item.Recipient, DigestSlots.DeliveryKey(item), ct) is not null;

    /// <summary>The digest of an item, where it went out already, or may have.</summary>
    public async Task<DeliveryRecord?> WentOutAsync(AgendaItem item, CancellationToken ct) =>
        await deliveries.FindAsync(item.Recipient, DigestSlots.DeliveryKey(item), ct)
            is { State: DeliveryState.Sent or DeliveryState.Unknown, Note.Holds.Length: > 0 } sent ? sent : null;
}
