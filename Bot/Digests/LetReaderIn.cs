using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>
/// A reader accepted the agreement, or sent their own half: what waited for that can be read now, and goes into their next digest. All of it
/// may run twice.
/// </summary>
internal sealed class LetReaderIn(CheckInStore checkIns, ReleaseReaders readers, SentDigestStore sent, ReleaseCards shown)
{
    /// <summary>What the id of a second look ends with.</summary>
    public const string Again = "~again";

    public async Task RunAsync(PersonId reader, Pairing pairing, CancellationToken ct)
    {
        var known = await SentToAsync(reader, ct);
        foreach (var author in pairing.AcrossFrom(reader))
            foreach (var checkIn in (await checkIns.ListAsync(author.Id, ct)).Where(checkIn => checkIn.PairingId == pairing.Id))
            {
                await checkIns.ChangeAsync(author.Id, checkIn.Id, now => Releasing.LetIn(now, reader.ObjectId), ct);
                await LetInAsync(reader, author.Id, checkIn.Id, known, ct);
            }
    }

    /// <summary>The reader has sent their own half of this.</summary>
    public async Task OpenAsync(PersonId reader, PersonId author, string checkInId, CancellationToken ct)
    {
        await checkIns.ChangeAsync(author, checkInId, now => Releasing.OpenTo(now, reader.ObjectId), ct);
        await LetInAsync(reader, author, checkInId, await SentToAsync(reader, ct), ct);
    }

    private async Task<HashSet<ReleasedKey>> SentToAsync(PersonId reader, CancellationToken ct) =>
        (await sent.ListAsync(reader, ct)).SelectMany(digest => digest.Keys).ToHashSet();

    private async Task LetInAsync(PersonId reader, PersonId author, string checkInId, HashSet<ReleasedKey> known, CancellationToken ct)
    {
        if (await checkIns.FindAsync(author, checkInId, ct) is not { CheckIn: var now })
            return;
        if (Releasing.IsAhead(now, reader.ObjectId))
            await readers.AskAsync(reader, author, now, ct);
        foreach (var release in now.Releases.Where(release => release.LetsRead(reader.ObjectId)))
        {
            // After a crash some of it may have gone out already.
            if (ReleaseReaders.KeysOf(author, now, release).Where(key => !known.Contains(key)).ToList() is not { Count: > 0 } keys)
                continue;
            await readers.LetInAsync(reader, now, keys, ct);
            await shown.ReleasedAsync(author, now, release, ct);
        }
    }
}

/// <summary>Does that after the yes was stored; the item is written before it, so it looks twice.</summary>
internal sealed class ReaderAccepted(ReaderAgreements agreements, LetReaderIn letIn) : IAgendaHandler
{
    /// <summary>Longer than a turn takes to store what it decided.</summary>
    private static readonly TimeSpan Storing = TimeSpan.FromMinutes(1);

    public string Kind => AgreementItems.AcceptedKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var isSecondLook = item.Id.EndsWith(LetReaderIn.Again, StringComparison.Ordinal);
        var first = isSecondLook ? item with { Id = item.Id[..^LetReaderIn.Again.Length] } : item;
        var reader = PersonId.Parse(item.Recipient);
        if (MenteeItem.Parse(first) is not var (mentee, pairingId)
            || await agreements.FindAsync(mentee, pairingId, ct) is not { Stored.Pairing: var pairing })
            return new AgendaDecision.Drop("There is no such pairing any more.");
        if (Agreement.Of(pairing, reader) is not null)
            return new AgendaDecision.Run(token => letIn.RunAsync(reader, pairing, token));
        return isSecondLook
            ? new AgendaDecision.Drop("They did not accept it.")
            : new AgendaDecision.Run(_ => Task.CompletedTask, first with { Id = first.Id + LetReaderIn.Again, Due = agreements.Now + Storing });
    }
}
