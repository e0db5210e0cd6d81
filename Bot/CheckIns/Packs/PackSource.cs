using System.Runtime.CompilerServices;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns.Packs;

/// <summary>Whoever has a sponsor is asked at a quarter's end, where something is open to that sponsor by then.</summary>
internal sealed class PackSource(PairingStore pairings, TimeProvider time) : IAgendaSource
{
    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        // What was lost on a quarter's last day is still offered a little late.
        var quarter = Quarters.Of(IAgendaSource.FirstDay(time.GetUtcNow()));
        await foreach (var (pairingId, mentee) in pairings.SponsoredAsync(ct))
            if (OfferPack.Item(mentee, pairingId, quarter) is var offer && !agenda.Has(offer.Recipient, offer.Kind, offer.Id))
                yield return offer;
    }
}
