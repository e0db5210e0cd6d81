using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>
/// A reader accepted the agreement, or sent their own half: what waited for that can be read now, and goes into their next digest. All of it
/// may run twice.
/// </summary>
internal sealed class LetReaderIn(CheckInStore checkIns, ReleaseReaders readers, SentDigestStore sent, ReleaseCards shown)
{
    /// <summary>What the id of a second look ends with.</summary>
    public const string Again = "~again";

    public async Task RunAsync(PersonId reader, Pairing pairing, CancellationToken ct)
    {
        var known = await SentToAsync(reader, ct);
        foreach (var author in pairing.AcrossFrom(reader))
            foreach (var checkIn in (await checkIns.ListAsync(author.Id, ct)).Where(checkIn => checkIn.PairingId == pairing.Id))
            {
                await checkIns.ChangeAsync(author.Id, checkIn.Id, now => Releasing.LetIn(now, reader.ObjectId), ct);
                await LetInAsync(reader, author.Id, checkIn.Id, known, ct);
            }
    }

    /// <summary>The reader has sent their own half of this.</summary>
    public async Task OpenAsync(PersonId reader, PersonId author, string checkInId, CancellationToken ct)
    {
        await checkIns.ChangeAsync(author, checkInId, now => Releasing.OpenTo(now, reader.ObjectId), ct);
        await LetInAsync(reader, author, checkInId, await SentToAsync(reader, ct), ct);
    }

    private async Task<HashSet<ReleasedKey>> SentToAsync(PersonId reader, CancellationToken ct) =>
        (await sent.ListAsync(reader, ct)).SelectMany(digest => digest.Keys).ToHashSet();

    private async Task LetInAsync(PersonId reader, PersonId author, string checkInId, HashSet<ReleasedKey> known, CancellationToken ct)
    {
        if (await checkIns.FindAsync(author, checkInId, ct) is not { CheckIn: var now })
            return;
        if (Releasing.IsAhead(now, reader.ObjectId))
            await readers.AskAsync(reader, author, now, ct);
        foreach (var release in now.Releases.Where(release => release.LetsRead(reader.ObjectId)))
        {
            // After a crash some of it may have gone out already.
            if (ReleaseReaders.KeysOf(author, now, release).Where(key => !known.Contains(key)).ToList() is not { Count: > 0 } keys)
                continue;
            await readers.LetInAsync(reader, now, keys, ct);
            await shown.ReleasedAsync(author, now, release, ct);
        }
    }
}
