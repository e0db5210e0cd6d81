using System.Runtime.CompilerServices;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Milestones;

/// <summary>
/// On the day of each planned milestone its mentee is asked whether it happened; of one that somebody else marked as reached they are asked to
/// look back on it.
/// </summary>
internal sealed class MilestoneSource(MilestoneStore milestones, PairingContexts contexts, MarkReached mark, TimeProvider time) : IAgendaSource
{
    /// <summary>What was reached longer ago is not brought up again.</summary>
    private static readonly TimeSpan StillNew = TimeSpan.FromDays(30);

    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await foreach (var (mentee, milestone) in milestones.AskedAboutAsync(IAgendaSource.FirstDay(now), now - StillNew, ct))
            if (milestone.RecordedBy != mentee.ObjectId && await contexts.FindAsync(mentee, milestone.PairingId, fresh: false, ct) is { } context)
                yield return milestone.PlannedOn is { } day && milestone.IsPlanned
                    ? PlanMilestone.ItemFor(context.Program, mentee, milestone.Id, day)
                    : await mark.ItemAsync(new Membership(context.Program, context.Pairing), milestone.Id, ct);
    }
}

/// <summary>Each pairing has its program's milestones as the program wants them.</summary>
internal sealed class ProgramPlanSource(ProgramStore programs, PairingStore pairings, MilestoneStore milestones, TimeProvider time) : IAgendaSource
{
    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var program in await programs.AllAsync(ct))
            foreach (var member in await pairings.OfProgramAsync(program.TenantId, program.Id, ct))
                if (PairingPlan.Item(member.Mentee, member.PairingId, program.Version, now) is var item
                    && !agenda.Has(item.Recipient, item.Kind, item.Id)
                    && await pairings.FindAsync(member.Mentee, member.PairingId, ct) is { Pairing: { Ended: false, Waits: false } pairing }
                    && !ProgramMilestones.AreIn(program, pairing, await milestones.ListAsync(member.Mentee, ct)))
                    yield return item;
    }
}
