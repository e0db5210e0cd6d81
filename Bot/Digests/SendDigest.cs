using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>At a mentor's slot: one card with everything that waits for them, nothing if nothing does.</summary>
internal sealed class SendDigest(ReleasedStore released, DigestComposer composer, DigestDoor door, DigestSettling settling) : IAgendaHandler
{
    /// <summary>Revisions in one message: their keys stand in the claim.</summary>
    private const int Most = 100;

    public string Kind => DigestSlots.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var reader = PersonId.Parse(item.Recipient);
        var waiting = (await released.ForReaderAsync(reader, ct)).Take(Most).ToList();
        if (waiting.Count == 0)
            return new AgendaDecision.Drop("Nothing waits.");
        if (await settling.ProgramAsync(item, ct) is not { } program)
            return new AgendaDecision.Drop("The program is gone.");

        var keys = waiting.ConvertAll(one => one.Key);
        var maybeSeen = waiting.Where(one => one.MaybeSeen).Select(one => one.Key.CheckInId).ToHashSet(StringComparer.Ordinal);
        var digest = await composer.ComposeAsync(reader, keys, ct);
        if (digest.Entries.IsEmpty)
        {
            // What nobody may read any more waits for nobody.
            await released.RemoveAsync(reader, keys, ct);
            return new AgendaDecision.Drop("Nothing of what waits may be read.");
        }

        var shown = new Digest(digest.Entries.ConvertAll(entry => entry with { MaybeSeen = maybeSeen.Contains(entry.CheckInId) }));
        return new AgendaDecision.Send(
            $"digest.{item.Id}",
            token => door.SendAsync(reader, CardActivity.For(DigestCard.For(shown), Strings.Digest_Summary), token))
        {
            Next = await settling.NextAsync(reader, program, ct),
            Note = SentDigestStore.Join(keys),
            Repeatable = true,
            Settled = (record, token) => settling.SettleAsync(reader, program, record, token),
        };
    }
}
