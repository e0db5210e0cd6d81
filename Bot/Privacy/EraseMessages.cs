using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Privacy;

/// <summary>Deletes the bot's own messages from a person's chat, as far as their ids are known and the channel can.</summary>
internal sealed class EraseMessages(ConnectorClient connector, PersonStore people, RecipientRows rows)
{
    /// <summary>Well within a minute of what a conversation may be called (Teams documentation, "Optimize your bot with rate limiting").</summary>
    private const int MostAtOnce = 60;

    /// <param name="keep">The message that will say that it is done.</param>
    /// <param name="giveUp">Go on where the channel does not answer.</param>
    /// <returns>Whether nothing is left that could be deleted.</returns>
    public async Task<bool> EraseAsync(PersonId person, string keep, bool giveUp, CancellationToken ct)
    {
        var known = await people.GetStoredAsync(person, ct);
        if (known.Address is not { } address)
            return true;
        var messages = await rows.MessagesAsync(person.Key, ct);
        var sent = messages.Where(message => message.ActivityId is not null).ToList();
        var ids = sent.ConvertAll(message => message.ActivityId!).Concat(known.Said).Where(id => id != keep).Distinct().ToList();
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids.Take(MostAtOnce))
            if (await IsSettledAsync(address, id, ct) || giveUp)
                gone.Add(id);
            else
                break;
        await ForgetAsync(person, sent, gone, ct);
        // One that is on its way has no id yet: its record must be there to take it.
        return gone.Count == ids.Count && (giveUp || messages.All(message => message.State != DeliveryState.Sending));
    }

    /// <summary>Deleted, deleted before, or never to be deleted: anything but "not now".</summary>
    private async Task<bool> IsSettledAsync(ConversationReference address, string activityId, CancellationToken ct) =>
        (await connector.ForPrompts.DeleteAsync(address, activityId, ct)).Status
            is not (SendStatus.Waiting or SendStatus.TenantPaused or SendStatus.Unknown);

    private async Task ForgetAsync(PersonId person, List<DeliveryRecord> sent, HashSet<string> gone, CancellationToken ct)
    {
        foreach (var message in sent.Where(message => gone.Contains(message.ActivityId!)))
            await rows.RemoveMessageAsync(person.Key, message.Key, ct);
        await people.ChangeAsync(person, known =>
            known.Said.Any(gone.Contains) ? known with { Said = known.Said.RemoveAll(gone.Contains) } : known, ct);
    }
}
