using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>How many of a mentor's others have a check-in open beyond its time: a number that points at none of them.</summary>
/// <param name="Others">Of whom the same digest holds nothing.</param>
internal sealed record OverdueCount(int Others, int Overdue)
{
    /// <summary>With fewer a number is a name.</summary>
    public const int FewestOthers = 3;

    /// <returns>Null where it would say of each of them that they are late, and where nobody is.</returns>
    public static OverdueCount? Of(int others, int overdue) =>
        others >= FewestOthers && overdue > 0 && overdue < others ? new OverdueCount(others, overdue) : null;
}

/// <summary>Counts them by ids, states and days alone: answers are not even read.</summary>
internal sealed class OverdueMentees(PairingStore pairings, CheckInStore checkIns, PersonStore people, TimeProvider time)
{
    public async Task<OverdueCount?> BesideAsync(PersonId mentor, Digest digest, string programId, CancellationToken ct)
    {
        var others = (await pairings.ForMentorAsync(mentor, ct))
            .Where(pairing => pairing is { Ended: false, Waits: false } && pairing.ProgramId == programId
                && digest.Entries.All(entry => entry.Author != pairing.Mentee.Id))
            .DistinctBy(pairing => pairing.Mentee.Id).ToList();
        if (others.Count < OverdueCount.FewestOthers)
            return null;
        var overdue = 0;
        foreach (var pairing in others)
            overdue += await IsOverdueAsync(pairing, ct) ? 1 : 0;
        return OverdueCount.Of(others.Count, overdue);
    }

    /// <summary>Only the latest counts, and never somebody who stopped or is away.</summary>
    private async Task<bool> IsOverdueAsync(Pairing pairing, CancellationToken ct)
    {
        var (mentee, now) = (await people.GetStoredAsync(pairing.Mentee.Id, ct), time.GetUtcNow());
        if (mentee.Participation == Participation.Stopped || mentee.IsPausedAt(now))
            return false;
        var latest = (await checkIns.StatesAsync(mentee.Id, ct)).Where(known => known.PairingId == pairing.Id && known.AnswerBy is not null)
            .MaxBy(known => known.AnswerBy);
        return latest is { State: CheckInState.Due or CheckInState.InProgress, Uncounted: false } && latest.AnswerBy < now;
    }
}
