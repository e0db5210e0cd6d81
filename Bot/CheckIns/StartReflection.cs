using System.Globalization;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>A mentee begins a check-in on any set by themselves. One that they began and did not finish goes on.</summary>
internal sealed class StartReflection(CheckInStore checkIns, QuestionSetCatalog sets, TimeProvider time)
{
    /// <returns>Null when there is no such set.</returns>
    public async Task<CheckIn?> StartAsync(Membership membership, string setId, CancellationToken ct)
    {
        if (sets.FindNewest(setId) is not { } set)
            return null;
        var mentee = membership.Pairing.Mentee.Id;
        var occasion = $"{membership.Pairing.Id}.set-{set.Id}.";
        var earlier = (await checkIns.StatesAsync(mentee, ct))
            .Select(known => (known.Id, known.State, Ordinal: OrdinalIn(known.Id, occasion)))
            .Where(known => known.Ordinal > 0).OrderBy(known => known.Ordinal).LastOrDefault();
        if (earlier.State is CheckInState.Due or CheckInState.InProgress && earlier.Ordinal > 0
            && await checkIns.FindAsync(mentee, earlier.Id, ct) is { } unfinished)
            return unfinished.CheckIn;
        var id = string.Create(CultureInfo.InvariantCulture, $"{occasion}{earlier.Ordinal + 1}");
        return await checkIns.AddIfNewAsync(mentee, CheckIn.For(membership.Program, membership.Pairing, set, id, time.GetUtcNow()), ct);
    }

    private static int OrdinalIn(string checkInId, string occasion) =>
        checkInId.StartsWith(occasion, StringComparison.Ordinal)
        && int.TryParse(checkInId.AsSpan(occasion.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : 0;
}
