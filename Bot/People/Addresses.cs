using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.People;

/// <summary>Addresses learnt from Graph, for people whom the bot was installed for but who never spoke to it.</summary>
internal sealed class Addresses(PersonStore people, ServiceUrls serviceUrls, IOptions<TeamsOptions> options)
{
    /// <summary>Without a registration only a local chat client is written to, which looks at no ids.</summary>
    private const string Unregistered = "teams-mentor-bot";

    /// <summary>What the channel itself told stays: it is newer and knows the person's own service URL.</summary>
    public Task LearnAsync(PersonId id, string conversationId, CancellationToken ct) =>
        people.ChangeAsync(id, person => ValueTask.FromResult(Change.To(
            person.Address is not null ? person : person with { Address = AddressOf(id, conversationId) }, true)), ct);

    private ConversationReference AddressOf(PersonId id, string conversationId) => new()
    {
        ServiceUrl = serviceUrls.Proactive(id).ToString(),
        ConversationId = conversationId,
        TenantId = id.TenantId,
        // Every message names its sender (Bot Connector REST API: Activity, from).
        BotId = "28:" + (options.Value.AppId ?? Unregistered),
    };
}
