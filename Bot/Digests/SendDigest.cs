using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>At a mentor's slot: one card with everything that waits for them, nothing if nothing does.</summary>
internal sealed class SendDigest(ReleasedStore released, DigestComposer composer, DigestSettling settling, Deliveries deliveries)
    : IAgendaHandler
{
    /// <summary>Check-ins in one message, so that the card stays within its size and the keys within the claim's; the rest comes with the next.</summary>
    private const int MostEntries = 20;

    private const int Attempts = 3;
    private const string Overtaken = "Overtaken";

    public string Kind => DigestSlots.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var reader = PersonId.Parse(item.Recipient);
        var all = await released.ForReaderAsync(reader, ct);
        if (all.Count == 0)
            return await DropAsync(item, "Nothing waits.", ct);
        var waiting = await NotOnTheirWayAsync(item, all, ct);
        if (waiting.Count == 0)
            return new AgendaDecision.Postpone(item.Due);
        if (await settling.ProgramAsync(item, ct) is not { } program)
            return new AgendaDecision.Drop("The program is gone.");
        var next = await settling.NextAsync(reader, program, ct);
        var person = await settling.ReaderAsync(reader, ct);
        if (settling.IsQuiet(person))
            return new AgendaDecision.Postpone(next.Due);
        if (settling.QuietUntil(item, person, program) is { } morning)
            return new AgendaDecision.Postpone(morning);

        var deliveryKey = KeyOf(item);
        var readable = await composer.ComposeAsync(reader, deliveryKey, waiting.Select(one => one.Key), ct);
        // What nobody may read any more waits for nobody.
        await released.RemoveAsync(reader, waiting.Select(one => one.Key).Where(key => !readable.Entries.Any(entry => entry.Shows(key))), ct);
        // Each program has its own rhythm and its own agreement about mail.
        var shown = new Digest([.. readable.Entries.Where(entry =>
            entry.ProgramId == program.Id && (entry.IsUrgent || !DigestSlots.IsAtOnce(item))).Take(MostEntries).Select(entry => entry with
        {
            MaybeSeen = waiting.Any(one => one.MaybeSeen && one.Key.CheckInId == entry.CheckInId && one.Key.Author == entry.Author),
        })], deliveryKey);
        if (shown.Entries.IsEmpty)
            return await DropAsync(item, "Nothing of what waits in this program may be read.", ct);

        var taken = waiting.Where(one => shown.Entries.Any(entry => entry.Shows(one.Key))).ToList();
        var outgoing = settling.WithPermit(new OutgoingDigest(reader, shown, program, DoorPlan.For(program.Doors, person.Door)));
        return new AgendaDecision.Send(deliveryKey, token => SendAsync(item, outgoing, taken, token))
        {
            Next = next,
            Permit = outgoing.Permit,
            Note = SentDigestStore.Join(taken.Select(one => one.Key)),
            Repeatable = true,
            Settled = async (record, token) => await settling.SettleAsync(await AgainAsync(outgoing, record, token), record, token),
        };
    }

    /// <summary>What another digest shows, or will once it is through, is left to it: two that are due together show nothing twice.</summary>
    private async Task<IReadOnlyList<ReleasedStore.Waiting>> NotOnTheirWayAsync(
        AgendaItem item, IReadOnlyList<ReleasedStore.Waiting> waiting, CancellationToken ct)
    {
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var digest in waiting.Select(one => one.Digest).OfType<string>().Where(digest => digest != KeyOf(item)).Distinct())
            if (await deliveries.FindAsync(item.Recipient, digest, ct) is { State: DeliveryState.Sending or DeliveryState.Waiting or DeliveryState.Sent })
                others.Add(digest);
        return [.. waiting.Where(one => one.Digest is null || !others.Contains(one.Digest))];
    }

    private async Task<SendOutcome> SendAsync(
        AgendaItem item, OutgoingDigest outgoing, List<ReleasedStore.Waiting> rows, CancellationToken ct)
    {
        var taken = rows;
        for (var attempt = 1; attempt <= Attempts && taken.Count == rows.Count; attempt++)
        {
            if (await released.TakeAsync(outgoing.Reader, taken, outgoing.Key, ct))
                return await settling.SendAsync(outgoing, ct);
            // One of them was written since, perhaps only released once more.
            var free = await NotOnTheirWayAsync(item, await released.ForReaderAsync(outgoing.Reader, ct), ct);
            taken = [.. free.IntersectBy(rows.Select(row => row.Key), row => row.Key)];
        }

        return new SendOutcome(SendOutcomeKind.Waiting, Code: Overtaken);
    }

    private static string KeyOf(AgendaItem item) => $"digest.{item.Id}";

    /// <summary>Nothing is left to send. What went out already, by somebody who did not live to settle it, is not forgotten.</summary>
    private async Task<AgendaDecision> DropAsync(AgendaItem item, string reason, CancellationToken ct) =>
        await deliveries.FindAsync(item.Recipient, KeyOf(item), ct) is { State: DeliveryState.Sent or DeliveryState.Unknown, Note.Length: > 0 } sent
            ? new AgendaDecision.Run(token => settling.KnowAsync(PersonId.Parse(item.Recipient), sent, token))
            : new AgendaDecision.Drop(reason);

    /// <summary>For further doors: what was taken back in between goes through none of them.</summary>
    private async Task<OutgoingDigest> AgainAsync(OutgoingDigest digest, DeliveryRecord record, CancellationToken ct) => digest.Doors.Count == 1
        ? digest
        : digest with
        {
            Digest = await composer.ComposeAsync(digest.Reader, digest.Key, SentDigestStore.Split(record.Note ?? "", digest.Reader), ct),
        };
}
