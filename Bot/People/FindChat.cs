using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.People;

/// <summary>
/// Finds the chat with somebody who may never have opened the bot. Graph installs the app where it is missing and tells the chat; where Graph
/// is off or may not, the Connector opens a conversation with their object id, which it does where an administrator installed the app. What
/// is found is kept; why nothing was found is kept as well, for their owner to see.
/// </summary>
internal sealed class FindChat(PersonReach reach, Addresses addresses, PersonStore people)
{
    /// <summary>Why nobody could be written to so far. What the channel itself said of a chat is none of these.</summary>
    public static readonly IReadOnlySet<string> Reasons =
        new HashSet<string> { Leavers.Left, nameof(Reach.Off), nameof(Reach.Refused), nameof(Reach.AppNotInCatalog) };

    /// <returns>Null where there is an address to try; else what that means for a message.</returns>
    public async Task<SendOutcome?> OfAsync(Person person, CancellationToken ct)
    {
        // Whoever removed the app does not get it again unasked.
        if (person.Unreachable == Arrivals.Removed)
            return new SendOutcome(SendOutcomeKind.Unreachable, Code: Arrivals.Removed);
        if (person.Address is not null && person.Unreachable is null)
            return null;
        switch (await reach.FindChatAsync(person.Id.TenantId, person.Id.ObjectId, ct))
        {
            case Reach.Chat chat:
                await addresses.LearnAsync(person.Id, chat.ConversationId, ct);
                return null;
            case Reach.Later later:
                return new SendOutcome(SendOutcomeKind.Waiting, Code: later.Code, RetryAfter: later.After);
            case Reach.NoSuchPerson:
                return await ClosedAsync(person.Id, Leavers.Left, ct);
            case var closed when person.Address is null:
                return await AskConnectorAsync(person.Id, closed.GetType().Name, ct);
            // Without Graph, whoever has spoken to the bot can still be reached.
            default:
                return null;
        }
    }

    private async Task<SendOutcome?> AskConnectorAsync(PersonId id, string why, CancellationToken ct)
    {
        var created = await addresses.CreateAsync(id, ct);
        return created.Status switch
        {
            SendStatus.Sent => null,
            SendStatus.Waiting or SendStatus.TenantPaused =>
                Messenger.ToOutcome(new SendResult(created.Status, Code: created.Code, RetryAfter: created.RetryAfter)),
            _ => await ClosedAsync(id, why, ct),
        };
    }

    private async Task<SendOutcome> ClosedAsync(PersonId id, string why, CancellationToken ct)
    {
        await people.ChangeAsync(id, person => ValueTask.FromResult(
            Change.To(person.Unreachable == why ? person : person with { Unreachable = why }, true)), ct);
        return new SendOutcome(SendOutcomeKind.Unreachable, Code: why);
    }
}
