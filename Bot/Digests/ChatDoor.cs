using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Digests;

/// <summary>
/// A card in the mentor's chat. Graph finds a chat that is not known yet, and the Connector posts the card, since Graph lets no app post
/// chat messages (Microsoft Graph permissions reference: Teamwork.Migrate.All).
/// </summary>
internal sealed class ChatDoor(FindChat chats, Messenger messenger, PersonStore people)
{
    public SendPermit PermitFor(PersonId mentor) => messenger.PermitFor(mentor);

    /// <param name="permit">Had already, for this message.</param>
    public async Task<SendOutcome> SendAsync(PersonId mentor, Activity message, CancellationToken ct, SendPermit? permit = null) =>
        await chats.OfAsync(await people.GetStoredAsync(mentor, ct), ct)
            ?? await messenger.SendAsync(mentor, message, ct, permit);
}
