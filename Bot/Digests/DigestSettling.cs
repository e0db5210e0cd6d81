using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>What follows from how a digest went. Confirmed means that the ledger says Sent; nothing else clears what waits.</summary>
internal sealed class DigestSettling(ReleasedStore released, SentDigestUpdates sent, MailCopy mail, DigestPrograms programs)
{
    public Task<MentoringProgram?> ProgramAsync(AgendaItem item, CancellationToken ct) => programs.OfAsync(item, ct);

    public Task<AgendaItem> NextAsync(PersonId reader, MentoringProgram program, CancellationToken ct) => programs.NextAsync(reader, program, ct);

    public Task<bool> IsQuietAsync(PersonId reader, CancellationToken ct) => programs.IsQuietAsync(reader, ct);

    public async Task SettleAsync(PersonId reader, MentoringProgram program, DeliveryRecord record, CancellationToken ct)
    {
        var keys = SentDigestStore.Split(record.Note ?? "", reader);
        switch (record.State)
        {
            case DeliveryState.Sent:
                await sent.AddAsync(reader, new SentDigest(record.Key, record.ActivityId, record.At, keys), ct);
                await released.RemoveAsync(reader, keys, ct);
                if (program.MailNamedInAgreement)
                    await mail.SendAsync(reader, record.Key, keys, ct);
                break;
            case DeliveryState.Unknown:
                await sent.AddAsync(reader, new SentDigest(record.Key, record.ActivityId, record.At, keys), ct);
                await released.MarkMaybeSeenAsync(reader, keys, ct);
                break;
            case DeliveryState.Unreachable when program.MailNamedInAgreement && await mail.SendAsync(reader, record.Key, keys, ct):
                await released.RemoveAsync(reader, keys, ct);
                break;
        }
    }
}

/// <summary>The program behind a digest's item, and when its reader's next one falls.</summary>
internal sealed class DigestPrograms(ProgramStore programs, PersonStore people, TimeProvider time)
{
    public async Task<MentoringProgram?> OfAsync(AgendaItem item, CancellationToken ct) =>
        DigestSlots.ProgramOf(item) is { } id ? await programs.FindAsync(PersonId.Parse(item.Recipient).TenantId, id, ct) : null;

    /// <summary>They asked for quiet, for good or for a while: what waits goes on waiting.</summary>
    public async Task<bool> IsQuietAsync(PersonId reader, CancellationToken ct) =>
        await people.GetStoredAsync(reader, ct) is var person
        && (person.Participation == Participation.Stopped || person.IsPausedAt(time.GetUtcNow()));

    public async Task<AgendaItem> NextAsync(PersonId reader, MentoringProgram program, CancellationToken ct) =>
        DigestSlots.After(reader, (await people.GetAsync(reader, ct)).Zone, program, time.GetUtcNow());
}
