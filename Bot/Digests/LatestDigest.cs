using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>The digest that went out last, made again from what its reader may read now.</summary>
internal sealed class LatestDigest(SentDigestStore sent, DigestComposer composer)
{
    /// <returns>Null when there was none, or nothing of it may be read any more.</returns>
    public async Task<(AdaptiveCard Card, SentDigest Digest)?> FindAsync(PersonId reader, CancellationToken ct)
    {
        foreach (var digest in await sent.ListAsync(reader, ct))
            if (await CardAsync(reader, digest, ct) is { } card)
                return (card, digest);
        return null;
    }

    /// <summary>Sends it again.</summary>
    public async Task<bool> ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var reader = PersonId.Of(turn);
        if (await FindAsync(reader, ct) is not var (card, digest))
            return false;
        var shown = await turn.SendAsync(card, Strings.Digest_Summary, ct);
        await ShownAgainAsync(reader, digest, shown.ActivityId, ct);
        return true;
    }

    /// <summary>It stands in another message as well, which then changes with it when something is taken back or erased.</summary>
    public async Task ShownAgainAsync(PersonId reader, SentDigest digest, string? activityId, CancellationToken ct)
    {
        if (activityId is { Length: > 0 and <= 128 } id && id != digest.ActivityId)
            await sent.AddAsync(reader, digest.ShownIn(id), ct);
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
