using System.Globalization;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Packs;

/// <summary>A mentee puts together what is open to their sponsor. One that was begun and not finished goes on, with what is open by now.</summary>
internal sealed class StartPack(CheckInStore checkIns, QuestionSetCatalog sets, TimeProvider time)
{
    /// <returns>Null where there is no sponsor, or nothing is open to them.</returns>
    public async Task<CheckIn?> StartAsync(Membership membership, CancellationToken ct)
    {
        var (program, pairing) = membership;
        if (pairing.Sponsor is not { } sponsor)
            return null;
        var mentee = pairing.Mentee.Id;
        var all = await checkIns.ListAsync(mentee, ct);
        var packs = all.Where(known => known.PairingId == pairing.Id && known.QuestionSetId == PackSet.Id).ToList();
        var begun = packs.Find(pack => pack.IsOpen);
        var items = PackContents.Gather(
            all, pairing.Id, sponsor.Id.ObjectId, known => sets.Find(known.QuestionSetId, known.QuestionSetVersion), begun?.Pack ?? []);
        if (items.IsEmpty)
            return null;
        var title = Phrase.With(Strings.Pack_For, PlainText.Line(sponsor.Name));
        if (begun is not null)
            return await checkIns.ChangeAsync(mentee, begun.Id, known => known.IsOpen ? known with { Title = title, Pack = items } : null, ct) ?? begun;
        var id = string.Create(CultureInfo.InvariantCulture, $"{pairing.Id}.pack.{packs.Count + 1}");
        var pack = CheckIn.For(program, pairing, PackSet.Set, id, time.GetUtcNow()) with { Title = title, Pack = items };
        return await checkIns.AddIfNewAsync(mentee, pack, ct);
    }
}
