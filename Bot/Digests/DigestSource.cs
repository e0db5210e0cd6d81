using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Whoever has something waiting has a digest on the agenda.</summary>
internal sealed class DigestSource(ReleasedStore released, PairingStore pairings, ReaderSlots slots) : IAgendaSource
{
    public string Kind => DigestSlots.AgendaKind;

    public async Task<int> RepairAsync(AgendaContents agenda, CancellationToken ct)
    {
        var repaired = 0;
        for (var shard = 0; shard < ReleasedStore.Shards; shard++)
            await foreach (var waiting in released.OfShardAsync(shard, ct))
            {
                if (agenda.HasAny(waiting.Reader.Key, Kind))
                    continue;
                foreach (var program in (await pairings.ForMentorAsync(waiting.Reader, ct)).Select(pairing => pairing.ProgramId).Distinct())
                {
                    await slots.AddNextAsync(waiting.Reader, program, urgent: false, ct);
                    repaired++;
                }
            }

        return repaired;
    }
}
