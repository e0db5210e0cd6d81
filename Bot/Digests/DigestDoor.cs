using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Digests;

/// <summary>
/// The door of a digest: Graph finds the mentor and their chat, installing the app where it is missing, and the Connector posts
/// the card, since Graph lets no app post chat messages (Microsoft Graph permissions reference: Teamwork.Migrate.All).
/// </summary>
internal sealed class DigestDoor(MentorReach reach, Messenger messenger, Addresses addresses)
{
    public async Task<SendOutcome> SendAsync(PersonId mentor, Activity card, CancellationToken ct)
    {
        switch (await reach.FindChatAsync(mentor.ObjectId, ct))
        {
            case Reach.Chat chat:
                await addresses.LearnAsync(mentor, chat.ConversationId, ct);
                break;
            case Reach.Later later:
                return new SendOutcome(SendOutcomeKind.Waiting, Code: later.Code, RetryAfter: later.After);
            case Reach.NoSuchPerson:
                return new SendOutcome(SendOutcomeKind.Unreachable, Code: nameof(Reach.NoSuchPerson));
            // Without Graph, or without its permission, whoever has spoken to the bot can still be reached.
            case Reach.Off or Reach.Refused or Reach.AppNotInCatalog:
                break;
        }

        return await messenger.SendAsync(mentor, card, ct);
    }
}
