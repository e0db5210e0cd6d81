using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>Whoever has something waiting has a digest on the agenda.</summary>
internal sealed class DigestSource(ReleasedStore released, Standings standings, ReaderSlots slots) : IAgendaSource
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
                var standing = await standings.OfAsync(waiting.Reader, ct);
                var programs = standing.AsReader.Concat(standing.AsMentee).Select(membership => membership.Program).Concat(standing.AsOwner);
                foreach (var program in programs.Select(program => program.Id).Distinct())
                {
                    await slots.AddNextAsync(waiting.Reader, program, urgent: false, ct);
                    repaired++;
                }
            }

        return repaired;
    }
}
