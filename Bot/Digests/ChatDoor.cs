using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// The card in the mentor's chat. Graph finds a chat that is not known yet, installing the app where it is missing, and the Connector
/// posts the card, since Graph lets no app post chat messages (Microsoft Graph permissions reference: Teamwork.Migrate.All).
/// </summary>
internal sealed class ChatDoor(MentorReach reach, Messenger messenger, Addresses addresses, PersonStore people)
{
    public async Task<SendOutcome> SendAsync(PersonId mentor, Digest digest, CancellationToken ct)
    {
        var person = await people.GetStoredAsync(mentor, ct);
        // Whoever removed the app does not get it again unasked.
        if (person.Unreachable == Arrivals.Removed)
            return new SendOutcome(SendOutcomeKind.Unreachable, Code: Arrivals.Removed);
        if ((person.Address is null || person.Unreachable is not null) && await FindAsync(person, ct) is { } outcome)
            return outcome;
        return await messenger.SendAsync(mentor, CardActivity.For(DigestCard.For(digest), Strings.Digest_Summary), ct);
    }

    /// <returns>Null when it is worth a try.</returns>
    private async Task<SendOutcome?> FindAsync(Person person, CancellationToken ct)
    {
        switch (await reach.FindChatAsync(person.Id.TenantId, person.Id.ObjectId, ct))
        {
            case Reach.Chat chat:
                await addresses.LearnAsync(person.Id, chat.ConversationId, ct);
                return null;
            case Reach.Later later:
                return new SendOutcome(SendOutcomeKind.Waiting, Code: later.Code, RetryAfter: later.After);
            case Reach.NoSuchPerson:
                return await ClosedAsync(person, Leavers.Left, ct);
            // Without Graph, or without its permission, whoever has spoken to the bot can still be reached.
            case Reach.Refused when person.Address is null:
                return await ClosedAsync(person, nameof(Reach.Refused), ct);
            case Reach.AppNotInCatalog when person.Address is null:
                return await ClosedAsync(person, nameof(Reach.AppNotInCatalog), ct);
            default:
                return null;
        }
    }

    private async Task<SendOutcome> ClosedAsync(Person person, string why, CancellationToken ct)
    {
        await people.ChangeAsync(person.Id, now => ValueTask.FromResult(Change.To(now with { Unreachable = why }, true)), ct);
        return new SendOutcome(SendOutcomeKind.Unreachable, Code: why);
    }
}
