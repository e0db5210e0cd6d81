using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

/// <param name="Late">The hold was over: it may already have been read.</param>
internal sealed record TakenBack(CheckIn CheckIn, bool Late);

/// <summary>Undoes a release: without trace while it is held, honestly too late afterwards.</summary>
internal sealed class TakeBackRelease(CheckInStore checkIns, Agenda agenda, TimeProvider time)
{
    /// <returns>Null when there is nothing to take back.</returns>
    public async Task<TakenBack?> TakeAsync(PersonId mentee, string checkInId, int ordinal, CancellationToken ct)
    {
        // Before the record that wants it: whoever may read it already keeps it in a card, which outlives this press only by the agenda.
        await agenda.AddAsync(ReleaseAnswers.NarrowItem(mentee, checkInId, time.GetUtcNow()), ct);
        var late = false;
        var changed = await checkIns.ChangeAsync(mentee, checkInId, checkIn =>
        {
            late = checkIn.Releases.Any(release => release.State == ReleaseState.Released);
            return Releasing.TakeBack(checkIn, ordinal);
        }, ct);
        return changed is null ? null : new TakenBack(changed, late);
    }
}
