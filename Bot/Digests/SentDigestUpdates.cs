using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Digests;

/// <summary>Changes digests that were sent, after something in them was taken back.</summary>
internal sealed class SentDigestUpdates(SentDigestStore sent, LatestDigest digests, Messenger messenger)
{
    /// <summary>
    /// Every digest with something of this author, those that name the check-in first: its next steps and ratings stand on later ones too, and on
    /// earlier ones that were made again since.
    /// </summary>
    /// <returns>False when a card could not be changed now.</returns>
    public async Task<bool> LeaveOutAsync(PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        var done = true;
        var readers = checkIn.Releases.SelectMany(release => release.Readers).Select(reader => reader.IdIn(author.TenantId));
        foreach (var reader in readers.Distinct())
            foreach (var digest in (await sent.ListAsync(reader, ct)).Where(digest => digest.Keys.Any(key => key.Author == author))
                .OrderByDescending(digest => digest.Keys.Any(key => key.Author == author && key.CheckInId == checkIn.Id)))
                done &= await MakeAgainAsync(reader, digest, ct);
        return done;
    }

    /// <summary>Something may have been taken back while the message was on its way: it is known first and looked over afterwards.</summary>
    public async Task AddAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        await sent.AddAsync(reader, digest, ct);
        if (!await digests.ShowsAllAsync(reader, digest, ct))
            await MakeAgainAsync(reader, digest, ct);
    }

    private async Task<bool> MakeAgainAsync(PersonId reader, SentDigest digest, CancellationToken ct) =>
        digest.ActivityId is not { } activity
        || await messenger.UpdateAsync(reader, activity, CardActivity.For(await digests.CardAsync(reader, digest, ct) ?? DigestCard.Emptied), ct);
}
