using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.People;

/// <summary>Addresses of people whom the bot was installed for but who never spoke to it.</summary>
internal sealed class Addresses(PersonStore people, ServiceUrls serviceUrls, ConnectorClient connector, IOptions<TeamsOptions> options)
{
    /// <summary>Without a registration only a local chat client is written to, which looks at no ids.</summary>
    private const string Unregistered = "teams-mentor-bot";

    /// <summary>Every message names its sender (Bot Connector REST API: Activity, from).</summary>
    private string BotId => "28:" + (options.Value.AppId ?? Unregistered);

    /// <summary>What the channel itself told stays: it is newer and knows the person's own service URL.</summary>
    public Task LearnAsync(PersonId id, string conversationId, CancellationToken ct) =>
        people.ChangeAsync(id, person =>
            person.Address is not null ? person : person with { Address = AddressOf(id, conversationId), Unreachable = null }, ct);

    /// <summary>Asks the Connector for the chat, by object id. It sends nothing, and asking again comes to the same chat.</summary>
    public async Task<CreateConversationResult> CreateAsync(PersonId id, CancellationToken ct)
    {
        var created = await connector.ForPrompts.CreateConversationAsync(
            serviceUrls.Proactive(id).ToString(), id.TenantId, id.ObjectId, BotId, ct);
        if (created.ConversationId is { } conversation)
            await LearnAsync(id, conversation, ct);
        return created;
    }

    private ConversationReference AddressOf(PersonId id, string conversationId) => new()
    {
        ServiceUrl = serviceUrls.Proactive(id).ToString(),
        ConversationId = conversationId,
        TenantId = id.TenantId,
        BotId = BotId,
    };
}
