using System.Security.Cryptography;
using System.Text;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Milestones;

/// <summary>Records a milestone once, however often it is told, and makes its check-in due.</summary>
internal sealed class RecordMilestone(MilestoneStore milestones, CheckInStore checkIns, QuestionSetCatalog sets, TimeProvider time)
{
    /// <summary>Marks a milestone of this mentee as reached. Null when they have none with that id.</summary>
    public async Task<CheckIn?> ReachedAsync(Membership membership, string milestoneId, CancellationToken ct)
    {
        var mentee = membership.Pairing.Mentee.Id;
        var milestone = await milestones.ChangeAsync(
            mentee, milestoneId, known => known.IsPlanned ? Reached(known, mentee) : null, ct);
        return milestone is null ? null : await DueAsync(membership, milestone, ct);
    }

    /// <summary>A milestone that nobody had planned. The same name in the same pairing is the same milestone.</summary>
    public async Task<CheckIn> NamedAsync(Membership membership, string title, CancellationToken ct)
    {
        var mentee = membership.Pairing.Mentee.Id;
        var milestone = Reached(new Milestone { Id = IdOf(title), PairingId = membership.Pairing.Id, Title = title }, mentee);
        await milestones.AddAsync(mentee, milestone, ct);
        return await DueAsync(membership, milestone, ct);
    }

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

    private Task<CheckIn> DueAsync(Membership membership, Milestone milestone, CancellationToken ct)
    {
        var set = sets.GetNewest(membership.Program.QuestionSetId);
        var checkIn = new CheckIn
        {
            Id = $"{membership.Pairing.Id}.{milestone.Id}.1",
            ProgramId = membership.Program.Id,
            PairingId = membership.Pairing.Id,
            Title = milestone.Title,
            MilestoneId = milestone.Id,
            QuestionSetId = set.Id,
            QuestionSetVersion = set.Version,
            Mode = membership.Pairing.Mode,
            DueAt = time.GetUtcNow(),
        };
        return checkIns.AddIfNewAsync(membership.Pairing.Mentee.Id, checkIn, ct);
    }
}
