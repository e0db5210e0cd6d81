using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>What follows from how a digest went. Confirmed means that the ledger says Sent; nothing else clears what waits.</summary>
internal sealed class DigestSettling(ReleasedStore released, SentDigestUpdates sent, DigestDoors doors, OverdueLine overdue)
{
    /// <param name="isCollected">It gathers what was shared in days. With each release, who else is late would point at a single one, or nag.</param>
    public async Task<OutgoingDigest> ReadyAsync(OutgoingDigest digest, bool isCollected, CancellationToken ct) => digest with
    {
        Permit = doors.PermitFor(digest),
        Digest = isCollected ? await overdue.AddAsync(digest, ct) : digest.Digest,
    };

    public Task<SendOutcome> SendAsync(OutgoingDigest digest, CancellationToken ct) => doors.SendAsync(digest, digest.Doors[0], ct);

    public async Task SettleAsync(OutgoingDigest digest, DeliveryRecord record, CancellationToken ct)
    {
        var keys = DigestNote.Read(record.Note, digest.Reader).Keys;
        if (record.State is DeliveryState.Unreachable or DeliveryState.Rejected && await doors.SendByOthersAsync(digest, ct) is { } other)
            record = other with { Key = record.Key, Note = record.Note };
        switch (record.State)
        {
            case DeliveryState.Sent:
                await KnowAsync(digest.Reader, record, ct, digest.MayBeMailed);
                await released.RemoveAsync(digest.Reader, keys, ct);
                if (record.Code == nameof(DigestDoor.Chat))
                    await doors.SendCopyAsync(digest, ct);
                break;
            case DeliveryState.Unknown:
                await KnowAsync(digest.Reader, record, ct);
                await released.MarkMaybeSeenAsync(digest.Reader, keys, ct);
                break;
        }
    }

    /// <summary>From now on its card changes when something in it is taken back; what was taken back before goes out of it now.</summary>
    /// <param name="mailed">A mail held its content.</param>
    public Task KnowAsync(PersonId reader, DeliveryRecord record, CancellationToken ct, bool mailed = false)
    {
        var note = DigestNote.Read(record.Note, reader);
        var digest = new SentDigest(record.Key, record.ActivityId, record.At, note.Keys)
        {
            Named = note.Named,
            IsAnnounced = record.Code == nameof(DigestDoor.Feed) || (record.Code == nameof(DigestDoor.Mail) && !mailed),
        };
        return sent.AddAsync(reader, digest, ct);
    }
}
