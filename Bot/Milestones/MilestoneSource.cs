using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Milestones;

/// <summary>On the day of each planned milestone its mentee is asked whether it happened.</summary>
internal sealed class MilestoneSource(MilestoneStore milestones, Frames frames, RestoreItems restore, TimeProvider time) : IAgendaSource
{
    /// <summary>What was lost on its own day is found by the next sweep, wherever on earth that day was.</summary>
    private const int DaysBack = 2;

    public string Kind => PlanMilestone.AgendaKind;

    public async Task<int> RepairAsync(AgendaContents agenda, CancellationToken ct)
    {
        var (repaired, today) = (0, Instant.FromDateTimeOffset(time.GetUtcNow()).InUtc().Date);
        await foreach (var (mentee, milestone) in milestones.PlannedFromAsync(today.PlusDays(-DaysBack), ct))
            if (milestone.PlannedOn is { } day
                && await frames.FindAsync(mentee, milestone.PairingId, fresh: false, ct) is { } frame
                && await restore.RestoreAsync(agenda, PlanMilestone.ItemFor(frame.Program, mentee, milestone.Id, day), ct))
                repaired++;
        return repaired;
    }
}
