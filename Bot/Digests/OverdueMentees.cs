using System.Collections.Immutable;
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

/// <summary>Adds to a mentor's digest which of their other mentees are late: a number, or the names of those who agreed to be named.</summary>
internal sealed class OverdueMentees(PairingStore pairings, LateCheckIns late)
{
    public async Task<Digest> BesideAsync(PersonId mentor, Digest digest, MentoringProgram program, CancellationToken ct) => program.Overdue switch
    {
        OverdueRule.Count => digest with { Overdue = await CountAsync(mentor, digest, program, ct) },
        OverdueRule.Names => digest with { Late = await NamesAsync(mentor, digest, program, ct) },
        _ => digest,
    };

    private async Task<OverdueCount?> CountAsync(PersonId mentor, Digest digest, MentoringProgram program, CancellationToken ct)
    {
        var others = await OthersAsync(mentor, digest, program, ct);
        return others.Count < OverdueCount.FewestOthers ? null : OverdueCount.Of(others.Count, (await late.AmongAsync(others, program, ct)).Count);
    }

    /// <summary>Of the others nothing is said, not even a number: it would tell, in time, who did not agree.</summary>
    private async Task<ImmutableList<PersonName>> NamesAsync(PersonId mentor, Digest digest, MentoringProgram program, CancellationToken ct)
    {
        var agreed = (await OthersAsync(mentor, digest, program, ct)).Where(pairing => Agreement.LetsName(program, pairing, mentor));
        return [.. (await late.AmongAsync(agreed, program, ct)).Select(pairing => pairing.Mentee)];
    }

    private async Task<List<Pairing>> OthersAsync(PersonId mentor, Digest digest, MentoringProgram program, CancellationToken ct) =>
    [
        .. (await pairings.ForMentorAsync(mentor, ct))
            .Where(pairing => pairing is { Ended: false, Waits: false } && pairing.ProgramId == program.Id
                && digest.Entries.All(entry => entry.Author != pairing.Mentee.Id))
            .DistinctBy(pairing => pairing.Mentee.Id),
    ];
}
