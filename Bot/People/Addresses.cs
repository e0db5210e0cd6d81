using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.People;

/// <summary>Addresses learnt from Graph, for people whom the bot was installed for but who never spoke to it.</summary>
internal sealed class Addresses(PersonStore people, ServiceUrls serviceUrls)
{
    /// <summary>What the channel itself told stays: it is newer and knows the person's own service URL.</summary>
    public Task LearnAsync(PersonId id, string conversationId, CancellationToken ct) =>
        people.ChangeAsync(id, person => ValueTask.FromResult(Change.To(
            person.Address is not null ? person : person with { Address = AddressOf(id, conversationId) }, true)), ct);

    private ConversationReference AddressOf(PersonId id, string conversationId) => new()
    {
        ServiceUrl = serviceUrls.Proactive(id).ToString(),
        ConversationId = conversationId,
        TenantId = id.TenantId,
    };
}
