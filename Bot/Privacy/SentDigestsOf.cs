using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Privacy;

/// <summary>The digests that one reader was sent, and what waits for the next.</summary>
internal sealed class SentDigestsOf(ReleasedStore released, SentDigestStore sent, LatestDigest digests, Messenger messenger)
{
    /// <summary>The card first: while the row is there, the next run can still find it.</summary>
    /// <param name="isLate">The row goes even where the card could not be changed.</param>
    /// <returns>False when a card could not be changed now.</returns>
    public async Task<bool> LeaveOutAsync(PersonId reader, PersonId mentee, bool isLate, CancellationToken ct)
    {
        var waiting = (await released.ForReaderAsync(reader, ct)).Select(one => one.Key).Where(key => key.Author == mentee).ToList();
        await released.RemoveAsync(reader, waiting, ct);
        var done = true;
        foreach (var digest in (await sent.ListAsync(reader, ct)).Where(digest => digest.IsAbout(mentee)))
        {
            var rest = digest.Without(mentee);
            var isChanged = digest.ActivityId is not { } activity
                || await messenger.UpdateAsync(reader, activity, CardActivity.For(await digests.CardAsync(reader, rest, ct) ?? DigestCard.Emptied), ct);
            done &= isChanged;
            if (isChanged || isLate)
                await sent.ReplaceAsync(reader, rest, ct);
        }

        return done;
    }
}
