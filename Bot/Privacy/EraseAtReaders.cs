using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Privacy;

/// <summary>
/// Takes a mentee out of what their readers have: what waits for them, the cards in their chats, what they wrote, and the records of it.
/// </summary>
internal sealed class EraseAtReaders(SharedWith shared, SentDigestsOf sent, WrittenAbout written, RecipientRows rows)
{
    /// <param name="isLate">No longer waits for a chat that refuses.</param>
    /// <returns>False where something has to be tried once more.</returns>
    public async Task<bool> EraseAsync(PersonId mentee, bool isLate, CancellationToken ct)
    {
        var done = true;
        foreach (var reader in await shared.ReadersAsync(mentee, ct))
        {
            done &= await sent.LeaveOutAsync(reader, mentee, isLate, ct);
            await written.LeaveOutAsync(reader, mentee, ct);
            done &= await rows.RewriteNotesAsync(reader.Key, note => Without(note, mentee, reader), ct);
        }

        foreach (var person in await shared.InvolvedAsync(mentee, ct))
            await rows.ClearAgendaAsync(person.Key, item => item.Id.StartsWith(mentee.ObjectId, StringComparison.OrdinalIgnoreCase), ct);
        return done;
    }

    /// <summary>The notes of digests name the revisions that they hold, and those whom they call late.</summary>
    private static DeliveryNote Without(DeliveryNote note, PersonId mentee, PersonId reader) =>
        note.Has(mentee.ObjectId) ? DigestNote.Read(note, reader).Without(mentee).Write() : note;
}

/// <summary>Everybody who may have read something of a mentee: mentors, sponsor, and those named by a release, whenever that was.</summary>
internal sealed class SharedWith(CheckInStore checkIns, PairingStore pairings, PersonStore people, ProgramStore programs)
{
    /// <summary>Those, and the owners, who hear of what becomes of a pairing.</summary>
    public async Task<IReadOnlyList<PersonId>> InvolvedAsync(PersonId mentee, CancellationToken ct)
    {
        var involved = (await ReadersAsync(mentee, ct)).ToHashSet();
        foreach (var program in (await pairings.ForMenteeAsync(mentee, ct)).Select(stored => stored.Pairing.ProgramId).Distinct())
            if (await programs.FindAsync(mentee.TenantId, program, ct) is { } found)
                involved.UnionWith(found.Owners.Select(owner => owner.Id));
        return [.. involved.Where(person => person != mentee)];
    }

    public async Task<IReadOnlyList<PersonId>> ReadersAsync(PersonId mentee, CancellationToken ct)
    {
        var open = OpenDialog.Of(await people.GetStoredAsync(mentee, ct))?.CheckIn;
        var released = (await checkIns.ListAsync(mentee, ct)).Concat(open is null ? [] : [open])
            .SelectMany(checkIn => checkIn.Releases).SelectMany(release => release.Readers)
            .Select(reader => new PersonId(mentee.TenantId, reader.ObjectId));
        var named = (await pairings.ForMenteeAsync(mentee, ct)).Select(stored => stored.Pairing)
            .SelectMany(pairing => pairing.Mentors.Concat(pairing.FormerMentors).Concat(pairing.Sponsor is { } sponsor ? [sponsor] : []))
            .Select(reader => reader.Id);
        return [.. released.Concat(named).Distinct()];
    }
}

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
