using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>A release's hold is over: from now on its readers may read it, and it waits for their digest.</summary>
internal sealed class EndHold(CheckInStore checkIns, PublishRelease publish, NarrowRelease narrow, TimeProvider time) : IAgendaHandler
{
    private const string Again = "~again";
    private const string ForDigest = "~digest";

    /// <summary>Longer than a turn takes to store what it decided.</summary>
    private static readonly TimeSpan Storing = TimeSpan.FromMinutes(1);

    /// <summary>After this long a card that its chat still does not let change stays as it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public string Kind => ReleaseAnswers.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var author = PersonId.Parse(item.Recipient);
        var (isSecondLook, isForDigest) = (item.Id.EndsWith(Again, StringComparison.Ordinal), item.Id.EndsWith(ForDigest, StringComparison.Ordinal));
        var id = isSecondLook ? item.Id[..^Again.Length] : isForDigest ? item.Id[..^ForDigest.Length] : item.Id;
        if (NumberedId.Parse(id) is not var (checkInId, ordinal))
            return new AgendaDecision.Drop("The item names no release.");
        if (isForDigest)
            return new AgendaDecision.Run(token => publish.AddSlotsAsync(author, checkInId, ordinal, token));
        // An item is written before the record that wants it. Where it falls due in between, a second look finds the record.
        var secondLook = isSecondLook ? null : item with { Id = id + Again, Due = time.GetUtcNow() + Storing };
        if (ordinal == ReleaseAnswers.Narrowed)
            return await NarrowAsync(author, checkInId, ct) || time.GetUtcNow() - item.Planned > Patience
                ? new AgendaDecision.Run(_ => Task.CompletedTask, secondLook)
                : new AgendaDecision.Postpone(time.GetUtcNow() + Storing);
        var stored = await checkIns.FindAsync(author, checkInId, ct);
        var release = stored?.CheckIn.Releases.Find(known => known.Ordinal == ordinal);
        var now = time.GetUtcNow();
        return release switch
        {
            null when secondLook is not null => new AgendaDecision.Run(_ => Task.CompletedTask, secondLook),
            null or { State: ReleaseState.TakenBack, NotSentTo.IsEmpty: true } => new AgendaDecision.Drop("Taken back, or never pressed."),
            { State: ReleaseState.Held } when release.HeldUntil > now => new AgendaDecision.Postpone(release.HeldUntil),
            // Its digest is planned as a step of its own, after all of this author's that are due now: they come in one.
            _ => new AgendaDecision.Run(
                token => publish.RunAsync(author, stored!, release, now, token), item with { Id = id + ForDigest, Due = now }),
        };
    }

    /// <returns>False when a reader's card could not be changed now.</returns>
    private async Task<bool> NarrowAsync(PersonId author, string checkInId, CancellationToken ct) =>
        await checkIns.FindAsync(author, checkInId, ct) is not { CheckIn: { } checkIn } || await narrow.RunAsync(author, checkIn, ct);
}
