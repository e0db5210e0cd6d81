using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;

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
