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

    /// <summary>To somebody of whom it was decided just now, on what is stored.</summary>
    /// <param name="permit">Had already, for this message.</param>
    public Task<SendOutcome> SendAsync(PersonId mentor, Activity message, CancellationToken ct, SendPermit? permit = null) =>
        SendOutcome.AfterAsync(FindAsync(mentor, ct), async closed => closed ?? await messenger.SendAsync(mentor, message, ct, permit));

    /// <inheritdoc cref="Messenger.ToSend"/>
    public AgendaDecision.Send ToSend(string key, PersonId mentor, Activity message)
    {
        var permit = PermitFor(mentor);
        return new AgendaDecision.Send(key, ct => SendAsync(mentor, message, ct, permit)) { Permit = permit };
    }

    private async Task<SendOutcome?> FindAsync(PersonId mentor, CancellationToken ct) =>
        await chats.OfAsync(await people.GetAsync(mentor, ct), ct);
}
