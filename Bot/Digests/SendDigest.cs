using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>At a mentor's slot: one card with everything that waits for them, nothing if nothing does.</summary>
internal sealed class SendDigest(UnsentReleases unsent, DigestComposer composer, DigestSettling settling, ReaderClocks clocks)
    : IAgendaHandler
{
    /// <summary>Check-ins in one message, so that the card stays within its size and the keys within the claim's; the rest comes with the next.</summary>
    private const int MostEntries = 20;

    private const string Overtaken = "Overtaken";

    public string Kind => DigestSlots.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var reader = PersonId.Parse(item.Recipient);
        var all = await unsent.AllAsync(reader, ct);
        if (all.Count == 0)
            return await DropAsync(item, "Nothing waits.", ct);
        var waiting = await unsent.FreeAsync(item, all, ct);
        if (waiting.Count == 0)
            return new AgendaDecision.Postpone(item.Due);
        if (await clocks.OfDigestAsync(item, ct) is not { } clock)
            return new AgendaDecision.Drop("The program is gone.");
        if (ReaderClocks.Hold(clock, hourStands: DigestSlots.HourStands(item, clock)) is { } hold)
            return hold;

        var shown = await ComposeAsync(item, clock, waiting, ct);
        if (shown.Entries.IsEmpty)
            return await DropAsync(item, "Nothing of what waits in this program may be read.", ct);

        // What was begun is finished in its own slot: nobody but this item would ever hear how that ended.
        if (DigestSlots.MovedFrom(item, clock, shown.Entries.Min(entry => entry.SharedAt)) is { } slot && !await unsent.IsBegunAsync(item, ct))
            return new AgendaDecision.Run(_ => Task.CompletedTask, slot);

        var taken = waiting.Where(one => shown.Entries.Any(entry => entry.Shows(one.Key))).ToList();
        var doors = DoorPlan.For(clock.Program.Doors, clock.Person.Door);
        var limits = DigestSlots.LimitsOf(item, clock);
        var outgoing = await settling.ReadyAsync(new OutgoingDigest(reader, shown, clock.Program, doors), isCollected: limits.Count > 0, ct);
        return new AgendaDecision.Send(outgoing.Key, token => SendAsync(item, outgoing, taken, token))
        {
            Next = DigestSlots.After(clock),
            Permit = outgoing.Permit,
            Limits = limits,
            Note = new DigestNote([.. taken.Select(one => one.Key)], [.. outgoing.Digest.Late.Select(one => one.Id)]).Write(),
            Repeatable = true,
            Settled = async (record, token) => await settling.SettleAsync(await AgainAsync(outgoing, record, token), record, token),
        };
    }

    private async Task<Digest> ComposeAsync(
        AgendaItem item, PersonalClock clock, IReadOnlyList<ReleasedStore.Waiting> waiting, CancellationToken ct)
    {
        var (reader, key) = (clock.Person.Id, DigestSlots.DeliveryKey(item));
        var readable = await composer.ComposeAsync(reader, key, waiting.Select(one => one.Key), ct);
        // What nobody may read any more waits for nobody.
        await unsent.RemoveAsync(reader, waiting.Select(one => one.Key).Where(one => !readable.Entries.Any(entry => entry.Shows(one))), ct);
        // Each program has its own rhythm and its own agreement about mail.
        return new Digest([.. readable.Entries.Where(entry =>
            entry.ProgramId == clock.Program.Id && (entry.IsUrgent || !DigestSlots.IsAtOnce(item))).Take(MostEntries).Select(entry => entry with
        {
            MaybeSeen = waiting.Any(one => one.MaybeSeen && one.Key.CheckInId == entry.CheckInId && one.Key.Author == entry.Author),
        })], key);
    }

    private Task<SendOutcome> SendAsync(
        AgendaItem item, OutgoingDigest outgoing, IReadOnlyList<ReleasedStore.Waiting> rows, CancellationToken ct) =>
        SendOutcome.AfterAsync(unsent.TakeAsync(item, rows, ct), async isTaken => isTaken
            ? await settling.SendAsync(outgoing, ct)
            : new SendOutcome(SendOutcomeKind.Waiting, Code: Overtaken));

    /// <summary>Nothing is left to send. What went out already, by somebody who did not live to settle it, is not forgotten.</summary>
    private async Task<AgendaDecision> DropAsync(AgendaItem item, string reason, CancellationToken ct) =>
        await unsent.WentOutAsync(item, ct) is { } sent
            ? new AgendaDecision.Run(token => settling.KnowAsync(PersonId.Parse(item.Recipient), sent, token))
            : new AgendaDecision.Drop(reason);

    /// <summary>For further doors: what was taken back in between goes through none of them.</summary>
    private async Task<OutgoingDigest> AgainAsync(OutgoingDigest digest, DeliveryRecord record, CancellationToken ct) => digest.Doors.Count == 1
        ? digest
        : digest with
        {
            Digest = await composer.ComposeAsync(digest.Reader, digest.Key, DigestNote.Read(record.Note, digest.Reader).Keys, ct),
        };
}
