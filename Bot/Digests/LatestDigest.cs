using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>The digest that went out last, made again from what its reader may read now.</summary>
internal sealed class LatestDigest(SentDigestStore sent, DigestComposer composer)
{
    /// <returns>Null when there was none, or nothing of it may be read any more.</returns>
    public async Task<AdaptiveCard?> CardAsync(PersonId reader, CancellationToken ct)
    {
        foreach (var digest in await sent.ListAsync(reader, ct))
            if (await CardAsync(reader, digest, ct) is { } card)
                return card;
        return null;
    }

    /// <summary>Sends it again; known from then on, so that what is taken back leaves this message too.</summary>
    public async Task<bool> ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var reader = PersonId.Of(turn);
        foreach (var digest in await sent.ListAsync(reader, ct))
        {
            if (await CardAsync(reader, digest, ct) is not { } card)
                continue;
            if (await turn.SendAsync(card, Strings.Digest_Summary, ct) is { ActivityId: { } activity })
                await sent.AddAsync(reader, digest.ShownIn(activity), ct);
            return true;
        }

        return false;
    }

    /// <summary>Whether everything that it names may still be read.</summary>
    public async Task<bool> ShowsAllAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        var composed = await composer.ComposeAsync(reader, digest.DeliveryKey, digest.Keys, ct);
        return digest.Keys.All(key => composed.Entries.Any(entry => entry.Shows(key)));
    }

    /// <summary>One that went out earlier, by its delivery.</summary>
    public async Task<AdaptiveCard?> CardAsync(PersonId reader, string deliveryKey, CancellationToken ct) =>
        (await sent.ListAsync(reader, ct)).FirstOrDefault(digest => digest.DeliveryKey == deliveryKey) is { } found
            ? await CardAsync(reader, found, ct)
            : null;

    public async Task<AdaptiveCard?> CardAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        var composed = await composer.ComposeAsync(reader, digest.DeliveryKey, digest.Keys, ct);
        return composed.Entries.IsEmpty ? null : DigestCard.For(composed);
    }
}
