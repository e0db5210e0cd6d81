using System.Security.Cryptography;
using System.Text;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Milestones;

/// <summary>Records a milestone once, however often it is told, and makes its check-in due.</summary>
internal sealed class RecordMilestone(MilestoneStore milestones, CadencePrompts prompts, QuestionSetCatalog sets, TimeProvider time)
{
    /// <summary>Marks a milestone of this mentee as reached. Null when they have none with that id.</summary>
    /// <param name="setId">How the mentee wants to look back on it; null or the program's usual one: as the program says.</param>
    public async Task<CheckIn?> ReachedAsync(Membership membership, string milestoneId, string? setId, CancellationToken ct)
    {
        var mentee = membership.Pairing.Mentee.Id;
        var milestone = await milestones.ChangeAsync(
            mentee, milestoneId, known => known.IsPlanned ? Reached(known, mentee) : null, ct);
        return milestone is null ? null : await DueAsync(membership, milestone, setId, ct);
    }

    /// <summary>A milestone that nobody had planned. The same name in the same pairing is the same milestone.</summary>
    public async Task<CheckIn> NamedAsync(Membership membership, string title, string? setId, CancellationToken ct)
    {
        var mentee = membership.Pairing.Mentee.Id;
        var named = ProgramMilestones.Titled(membership.Program, title) is { } known
            ? ProgramMilestones.Of(membership.Pairing, known)
            : await milestones.OwnAsync(mentee, new Milestone { Id = IdOf(title), PairingId = membership.Pairing.Id, Title = title }, ct);
        if (await ReachedAsync(membership, named.Id, setId, ct) is { } planned)
            return planned;
        await milestones.AddAsync(mentee, Reached(named, mentee), ct);
        return await DueAsync(membership, named, setId, ct);
    }

    /// <summary>The check-in of a milestone that somebody else marked. Null where nobody did, or the mentee has looked back on it.</summary>
    public async Task<CheckIn?> AskedAsync(Membership membership, string milestoneId, CancellationToken ct)
    {
        if ((await milestones.FindAsync(membership.Pairing.Mentee.Id, milestoneId, ct))?.Milestone is not { State: MilestoneState.Reached } milestone)
            return null;
        return await DueAsync(membership, milestone, null, ct);
    }

    /// <summary>Its prompt goes out: its mentee has all of the time to answer from now on, whatever held it up.</summary>
    public Task GiveTimeAsync(Membership membership, CheckIn asked, AgendaDecision.Send prompt, CancellationToken ct) => prompts.HoldUpAsync(
        membership.Pairing.Mentee.Id, asked with { AnswerBy = time.GetUtcNow().AddDays(membership.Program.Cadence.ResponseDays) }, prompt, ct);

    public static string CheckInId(string pairingId, string milestoneId) => $"{pairingId}.{milestoneId}.1";

    public static string IdOf(string title)
    {
        var normal = string.Join(' ', title.Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return "m-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normal)))[..16];
    }

    private Milestone Reached(Milestone milestone, PersonId by) => milestone with
    {
        State = MilestoneState.Reached,
        ReachedAt = time.GetUtcNow(),
        RecordedBy = by.ObjectId,
    };

    /// <summary>With which a milestone of this program can be looked back on: what the program asks, then the others that fit.</summary>
    public IReadOnlyList<QuestionSet> SetsFor(MentoringProgram program) =>
    [
        sets.GetNewest(program.QuestionSetId),
        .. sets.Newest.Where(set => set.FitsMilestones && set.Id != program.QuestionSetId).OrderBy(set => set.Rank),
    ];

    /// <summary>The mentee's own choice, then what the program says of this milestone, then of all.</summary>
    private QuestionSet SetOf(MentoringProgram program, Milestone milestone, string? setId)
    {
        var offered = SetsFor(program);
        return offered.Skip(1).FirstOrDefault(known => known.Id == setId)
            ?? (program.FindMilestone(milestone.ProgramName)?.QuestionSetId is { } own ? sets.GetNewest(own) : offered[0]);
    }

    private Task<CheckIn> DueAsync(Membership membership, Milestone milestone, string? setId, CancellationToken ct)
    {
        var set = SetOf(membership.Program, milestone, setId);
        var id = CheckInId(membership.Pairing.Id, milestone.Id);
        var checkIn = CheckIn.For(membership.Program, membership.Pairing, set, id, time.GetUtcNow()) with
        {
            Title = milestone.Title,
            MilestoneId = milestone.Id,
        };
        return prompts.AddAsync(membership.Pairing.Mentee.Id, checkIn, ct);
    }
}
