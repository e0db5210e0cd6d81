using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>
/// Who was let in to what, and how far it got: what was released, sent and acknowledged. Whether somebody read it is known to nobody
/// here, and is not said.
/// </summary>
internal sealed class SharedStory(SentDigestStore sent, ReleasedStore released, Deliveries deliveries, ReadingRight right)
{
    public async Task<IReadOnlyList<OwnDataPart>> TellAsync(Space space, IEnumerable<CheckIn> shared, CancellationToken ct)
    {
        var desks = new Dictionary<string, ReaderDesk>(StringComparer.OrdinalIgnoreCase);
        var parts = new List<OwnDataPart>();
        foreach (var checkIn in shared)
        {
            var lines = new List<string>();
            if (checkIn.LastRelease is { State: ReleaseState.Held } held)
                lines.Add(Phrase.With(Strings.Space_Held, SpaceWords.Names(held), Phrase.ClockTime(held.HeldUntil, space.Zone)));
            foreach (var reader in checkIn.Releases.SelectMany(release => release.Readers).DistinctBy(reader => reader.ObjectId))
                lines.AddRange(await TellAsync(space, checkIn, reader, desks, ct));
            lines.AddRange(OpenTo(space, checkIn));
            if (checkIn.LastRelease is { NotSentTo: { IsEmpty: false } gone })
                lines.Add(Phrase.With(Strings.Closing_NotSentTitle, ReviewCard.Names(gone)));
            if (lines.Count == 0)
                lines.Add(checkIn.Releases.Any(release => release.MayHaveBeenRead) ? Strings.Space_TakenBackLate : Strings.Space_TakenBack);
            parts.Add(OwnDataPart.Of(PlainText.Line(checkIn.Title), lines));
        }

        return parts;
    }

    /// <summary>What the mentee may put into a pack, and nobody has by that.</summary>
    private static IEnumerable<string> OpenTo(Space space, CheckIn checkIn) =>
        space.Memberships.FirstOrDefault(membership => membership.Pairing.Id == checkIn.PairingId)?.Pairing.Sponsor is { } sponsor
        && Releasing.OpenToSponsor(checkIn, sponsor.Id.ObjectId) is { Count: > 0 } open
            ? [Phrase.With(Strings.Space_OpenTo, PlainText.Line(sponsor.Name), open.Count)]
            : [];

    private async Task<IEnumerable<string>> TellAsync(
        Space space, CheckIn checkIn, Reader reader, Dictionary<string, ReaderDesk> desks, CancellationToken ct)
    {
        var keys = Releasing.ReadableBy(checkIn, reader.ObjectId)
            .Select(item => new ReleasedKey(space.Person.Id, checkIn.Id, item.QuestionId, item.Revision)).ToList();
        var name = PlainText.Line(reader.Name);
        if (keys.Count == 0)
            return Waits(checkIn, reader.ObjectId, name);
        var id = new PersonId(space.Person.Id.TenantId, reader.ObjectId);
        if (await right.OfAsync(id, space.Person.Id, checkIn, ct) is null)
            return [Phrase.With(Strings.Space_NoLongerOpen, name)];
        if (!desks.TryGetValue(reader.ObjectId, out var desk))
            desks[reader.ObjectId] = desk = await DeskAsync(id, ct);
        var acknowledged = await deliveries.FindAsync(space.Person.Id.Key, new ReaderWords(id, checkIn.Id).Key, ct);
        return
        [
            Sent(name, desk, keys, space.Zone),
            .. acknowledged is null ? Array.Empty<string>() : [Phrase.With(Strings.Space_Acknowledged, name, Moments.Of(acknowledged.At, space.Zone))],
        ];
    }

    /// <summary>Sent, and not open to them yet.</summary>
    private static IEnumerable<string> Waits(CheckIn checkIn, string reader, string name)
    {
        if (checkIn.LastRelease is not { } last || !last.IsSentTo(reader))
            yield break;
        if (last.Waiting.Contains(reader))
            yield return Phrase.With(Strings.Space_WaitsForYes, name);
        else if (last.Ahead.Contains(reader))
            yield return Phrase.With(Strings.Space_WaitsForHalf, name);
    }

    private static string Sent(string name, ReaderDesk desk, List<ReleasedKey> keys, string? zone)
    {
        var digests = desk.Digests.Where(digest => digest.Keys.Intersect(keys).Any()).ToList();
        var arrived = digests.Where(digest => digest.Confirmed).SelectMany(digest => digest.Keys).Intersect(keys).Count();
        var tried = digests.SelectMany(digest => digest.Keys).Intersect(keys).Count();
        if (tried == keys.Count)
            return Phrase.With(
                arrived == keys.Count ? Strings.Space_Sent : Strings.Space_Unconfirmed, name, keys.Count, Moments.Of(digests.Max(digest => digest.At), zone));
        if (!keys.Exists(desk.Waiting.Contains))
            return Phrase.With(Strings.Space_Released, name, keys.Count);
        return tried > 0
            ? Phrase.With(Strings.Space_PartlySent, name, keys.Count, tried)
            : Phrase.With(Strings.Space_WaitsForDigest, name, keys.Count);
    }

    private async Task<ReaderDesk> DeskAsync(PersonId reader, CancellationToken ct)
    {
        var digests = new List<SentToReader>();
        foreach (var digest in await sent.ListAsync(reader, ct))
        {
            var record = await deliveries.FindAsync(reader.Key, digest.FirstKey, ct);
            digests.Add(new SentToReader(digest.Keys, digest.At, record?.State != DeliveryState.Unknown));
        }

        return new ReaderDesk(digests, [.. (await released.ForReaderAsync(reader, ct)).Select(waiting => waiting.Key)]);
    }

    private sealed record SentToReader(IReadOnlyList<ReleasedKey> Keys, DateTimeOffset At, bool Confirmed);

    /// <summary>What went to a reader, and what waits for them.</summary>
    private sealed record ReaderDesk(IReadOnlyList<SentToReader> Digests, HashSet<ReleasedKey> Waiting);
}
