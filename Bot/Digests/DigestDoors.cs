using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A digest on its way: to whom, what, and by which doors.</summary>
internal sealed record OutgoingDigest(PersonId Reader, Digest Digest, MentoringProgram Program, IReadOnlyList<DigestDoor> Doors)
{
    public string Key => Digest.Key!;

    /// <summary>Had for the door that it goes by, if that is the chat.</summary>
    public SendPermit? Permit { get; init; }

    /// <summary>Content may leave by mail: the program's agreement names it, and mentee and reader of everything in it accepted that.</summary>
    public bool MayBeMailed => Program.MailNamedInAgreement && Digest.Entries.All(entry => entry.MayBeMailed);
}

/// <summary>Sends a digest by one door. What the ledger keeps of a success is the door.</summary>
internal sealed class DigestDoors(ChatDoor chat, MailDoor mail, FeedDoor feed, Deliveries deliveries)
{
    /// <summary>To be had before the digest is claimed; null where its first door is not the chat.</summary>
    public SendPermit? PermitFor(OutgoingDigest digest) => PermitFor(digest.Reader, digest.Doors[0]);

    public async Task<SendOutcome> SendAsync(OutgoingDigest digest, DigestDoor door, CancellationToken ct)
    {
        var outcome = await (door switch
        {
            DigestDoor.Mail => mail.SendAsync(digest.Reader, digest.Digest, digest.MayBeMailed, ct),
            DigestDoor.Feed => feed.SendAsync(digest.Reader, ct),
            _ => chat.SendAsync(digest.Reader, CardActivity.For(DigestCard.For(digest.Digest), Strings.Digest_Summary), ct, digest.Permit),
        });
        return outcome.Kind == SendOutcomeKind.Sent ? outcome with { Code = door.ToString() } : outcome;
    }

    /// <summary>The first door is closed for good: the others in their order, each with a claim of its own, until one is not.</summary>
    /// <returns>Null when all of them are closed.</returns>
    public async Task<DeliveryRecord?> SendByOthersAsync(OutgoingDigest digest, CancellationToken ct)
    {
        foreach (var door in digest.Doors.Skip(1))
            if (await ByAsync(digest, door, ct) is { State: not (DeliveryState.Unreachable or DeliveryState.Rejected) } record)
                return record;
        return null;
    }

    /// <summary>The same by mail, beside the chat: only where the agreement names mail, and never instead of anything.</summary>
    public async Task SendCopyAsync(OutgoingDigest digest, CancellationToken ct)
    {
        if (digest.Doors is [DigestDoor.Chat, ..] && digest.Doors.Contains(DigestDoor.Mail) && digest.MayBeMailed && mail.IsConfigured)
            await ByAsync(digest, DigestDoor.Mail, ct);
    }

    private async Task<DeliveryRecord?> ByAsync(OutgoingDigest digest, DigestDoor door, CancellationToken ct) => digest.Digest.Entries.IsEmpty
        ? null
        : await SendOnceAsync(digest, door, ct);

    private Task<DeliveryRecord> SendOnceAsync(OutgoingDigest digest, DigestDoor door, CancellationToken ct)
    {
        var sent = digest with { Permit = PermitFor(digest.Reader, door) };
        var key = MessageKey.By(door.ToString(), digest.Key);
        return deliveries.SendOnceAsync(digest.Reader.Key, key, token => SendAsync(sent, door, token), ct, sent.Permit);
    }

    private SendPermit? PermitFor(PersonId reader, DigestDoor door) => door == DigestDoor.Chat ? chat.PermitFor(reader) : null;
}
