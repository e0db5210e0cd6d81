using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>Takes what nobody may read any more out of what waits and out of what was sent.</summary>
internal sealed class NarrowRelease(ReleaseReaders readers, SentDigestUpdates updates, PackReader packs)
{
    /// <returns>False when a card could not be changed now: it has to be tried again.</returns>
    public async Task<bool> RunAsync(PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        await readers.TakeOutAsync(author, checkIn, ct);
        var done = await updates.LeaveOutAsync(author, checkIn, ct);
        foreach (var pack in await packs.WithAsync(author, checkIn, ct))
            done &= await updates.LeaveOutAsync(author, pack, ct);
        return done;
    }
}
