using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// The card in the mentor's chat. Graph finds a chat that is not known yet, and the Connector posts the card, since Graph lets no app post
/// chat messages (Microsoft Graph permissions reference: Teamwork.Migrate.All).
/// </summary>
internal sealed class ChatDoor(FindChat chats, Messenger messenger, PersonStore people)
{
    public SendPermit PermitFor(PersonId mentor) => messenger.PermitFor(mentor);

    public async Task<SendOutcome> SendAsync(OutgoingDigest digest, CancellationToken ct) =>
        await chats.OfAsync(await people.GetStoredAsync(digest.Reader, ct), ct)
            ?? await messenger.SendAsync(digest.Reader, CardActivity.For(DigestCard.For(digest.Digest), Strings.Digest_Summary), ct, digest.Permit);
}
