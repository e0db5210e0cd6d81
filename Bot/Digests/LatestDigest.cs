using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// What its reader has not seen in the chat yet, all of it together; else the digest that went out last. Made again from what its reader may
/// read now.
/// </summary>
internal sealed class LatestDigest(SentDigestStore sent, DigestComposer composer, MentorWords words, PersonStore people)
{
    /// <returns>Null when there was none, or nothing of it may be read any more.</returns>
    private async Task<(AdaptiveCard Card, SentDigest Digest)?> FindAsync(PersonId reader, CancellationToken ct)
    {
        var known = await sent.ListAsync(reader, ct);
        foreach (var digest in Unseen(known) is { } unseen ? known.Prepend(unseen) : known)
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
        // It stands in another message as well, which then changes with it when something is taken back or erased.
        if (shown.ActivityId is { Length: > 0 and <= 128 } id)
            await sent.AddAsync(reader, digest.ShownIn(id), ct);
        return true;
    }

    /// <summary>Whether everything that it names may still be read.</summary>
    public async Task<bool> ShowsAllAsync(PersonId reader, SentDigest digest, CancellationToken ct)
    {
        var composed = await composer.ComposeAsync(reader, digest.DeliveryKey, digest.Keys, ct);
        return digest.Keys.All(key => composed.Entries.Any(entry => entry.Shows(key)));
    }

    /// <summary>One that went out earlier: all that the message shows, or what went out with a delivery.</summary>
    /// <param name="activityId">Of the message.</param>
    public async Task<AdaptiveCard?> CardAsync(PersonId reader, DigestPage page, string? activityId, CancellationToken ct)
    {
        var known = await sent.ListAsync(reader, ct);
        var found = known.FirstOrDefault(digest => digest.ActivityId is { } id && id == activityId)
            ?? known.FirstOrDefault(digest => digest.DeliveryKey == page.Key);
        return found is null ? null : await CardAsync(reader, found, ct, page.Part);
    }

    public async Task<AdaptiveCard?> CardAsync(PersonId reader, SentDigest digest, CancellationToken ct, DigestPart part = default)
    {
        var keys = digest.Keys.Where(key => part.Author is null || key.Author == part.Author);
        var composed = await composer.ComposeAsync(reader, digest.DeliveryKey, keys, ct) with { Author = part.Author };
        return composed.Entries switch
        {
            [] => null,
            [var only] => DigestCard.For(
                composed with { Entries = [await words.WithReadOnAsync(reader, only, (await people.GetAsync(reader, ct)).Zone, ct)] }),
            _ => DigestCard.For(composed, part.From),
        };
    }

    /// <summary>Of these a line elsewhere said that they wait, and no message in the chat has shown them.</summary>
    private static SentDigest? Unseen(IReadOnlyList<SentDigest> known)
    {
        var shown = known.Where(digest => digest.ActivityId is not null).SelectMany(digest => digest.Keys).ToHashSet();
        var unseen = known.Where(digest => digest is { IsAnnounced: true, ActivityId: null } && !digest.Keys.All(shown.Contains)).ToList();
        return unseen is [var newest, ..] ? newest with { Keys = [.. unseen.SelectMany(digest => digest.Keys).Distinct()] } : null;
    }
}
