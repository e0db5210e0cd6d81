using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;

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

    public async Task<AdaptiveCard?> CardAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        var composed = await composer.ComposeAsync(reader, digest.Keys, ct);
        return composed.Entries.IsEmpty ? null : DigestCard.For(composed);
    }
}
