using System.Runtime.CompilerServices;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>Whoever has something waiting has a digest of its program on the agenda.</summary>
internal sealed class DigestSource(ReleasedStore released, CheckInStore checkIns, ReleaseReaders readers) : IAgendaSource
{
    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var shard = 0; shard < ReleasedStore.Shards; shard++)
            await foreach (var waiting in released.OfShardAsync(shard, ct))
                foreach (var digest in await DigestsAsync(agenda, waiting, ct))
                    yield return digest;
    }

    /// <returns>One for each program of which something waits and no digest is planned.</returns>
    private async Task<IEnumerable<AgendaItem>> DigestsAsync(AgendaContents agenda, ReleasedStore.WaitingReader waiting, CancellationToken ct)
    {
        var lacking = new Dictionary<string, AgendaItem>(StringComparer.Ordinal);
        foreach (var (author, checkInId) in waiting.Rows.Select(row => (row.Key.Author, row.Key.CheckInId)).Distinct())
            if (!IsPublishing(agenda, author, checkInId)
                && await checkIns.FindAsync(author, checkInId, ct) is { CheckIn: var checkIn }
                && !lacking.ContainsKey(checkIn.ProgramId)
                && await readers.NextDigestAsync(waiting.Reader, checkIn, ct) is { } next
                && !agenda.Has(next.Recipient, next.Kind, next.Id))
                lacking.Add(checkIn.ProgramId, next);
        return lacking.Values;
    }

    /// <summary>The end of its hold is still under way, and plans the digest itself.</summary>
    public static bool IsPublishing(AgendaContents agenda, PersonId author, string checkInId) =>
        agenda.Has(author.Key, ReleaseAnswers.AgendaKind, new NumberedId(checkInId, 0).ToString());
}
