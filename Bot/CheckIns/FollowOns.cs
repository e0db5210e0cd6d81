using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>A check-in that another one asked for, on the day that its mentee named there.</summary>
internal sealed class FollowOns(CheckInStore checkIns, PairingContexts contexts, QuestionSetCatalog sets, TimeProvider time)
{
    /// <returns>Null when the day was changed, the set is gone, or the pairing has ended.</returns>
    public async Task<(CheckIn CheckIn, PairingContext Context)?> FindAsync(PersonId mentee, NamedDay named, CancellationToken ct)
    {
        if ((await checkIns.FindAsync(mentee, named.Id, ct))?.CheckIn is not { SubmittedAt: not null } asked
            || sets.Find(asked.QuestionSetId, asked.QuestionSetVersion) is not { Then: { } then } set
            || DayItems.DayOfFollowOn(asked, set) != named.Day
            || sets.FindNewest(then.Set) is not { } next
            || await contexts.FindAsync(mentee, asked.PairingId, fresh: true, ct) is not { Pairing.Ended: false } context)
            return null;
        return (ToCheckIn(asked, next, context), context);
    }

    private CheckIn ToCheckIn(CheckIn asked, QuestionSet set, PairingContext context)
    {
        var id = $"{asked.PairingId}.then-{asked.Id[(asked.PairingId.Length + 1)..].Replace('.', '-')}-{set.Id}.1";
        return CheckIn.For(context.Program, context.Pairing, set, id, time.GetUtcNow()) with { FollowsOn = asked.Id };
    }
}
