using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>The mentee takes a release back: before the hold ends nobody saw it; later it is left out of what was sent.</summary>
internal sealed class TakeBackPress(TakeBackRelease takeBack, ReleaseReaders readers, SentDigestUpdates updates, SubmitPresses closing)
{
    public async Task<CardResponse> TakeBackAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var mentee = PersonId.Of(turn);
        if (action.Id("checkIn") is not { } id || action.Number("release") is not { } ordinal)
            throw new CardInputException("release");
        if (await takeBack.TakeAsync(mentee, id, ordinal, ct) is not { } taken)
            return await closing.FoldAsync(turn, action, ct);
        if (taken.Late)
        {
            await readers.TakeOutAsync(mentee, taken.CheckIn, ct);
            await updates.LeaveOutAsync(mentee, taken.CheckIn, ct);
        }

        return CardResponse.Card(PromptCard.AsItStands(taken.CheckIn, turn.Activity.LocalTimezone));
    }
}

/// <summary>Changes digests that were sent, after something in them was taken back.</summary>
internal sealed class SentDigestUpdates(SentDigestStore sent, LatestDigest digests, Messenger messenger)
{
    public async Task LeaveOutAsync(PersonId mentee, CheckIn checkIn, CancellationToken ct)
    {
        var readers = checkIn.Releases.SelectMany(release => release.Readers).Select(reader => new PersonId(mentee.TenantId, reader.ObjectId));
        foreach (var reader in readers.Distinct())
            foreach (var digest in (await sent.ListAsync(reader, ct))
                .Where(digest => digest.Keys.Any(key => key.Mentee == mentee && key.CheckInId == checkIn.Id)))
                await MakeAgainAsync(reader, digest, ct);
    }

    /// <summary>Something may have been taken back while the message was on its way: it is known first and looked over afterwards.</summary>
    public async Task AddAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        await sent.AddAsync(reader, digest, ct);
        if (!await digests.ShowsAllAsync(reader, digest, ct))
            await MakeAgainAsync(reader, digest, ct);
    }

    private async Task MakeAgainAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        if (digest.ActivityId is { } activity)
            await messenger.UpdateAsync(reader, activity, CardActivity.For(await digests.CardAsync(reader, digest, ct) ?? DigestCard.Emptied), ct);
    }
}
