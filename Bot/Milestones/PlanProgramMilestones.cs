using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Milestones;

/// <summary>A pairing gets its program's milestones, each with the question that is due on its day.</summary>
internal sealed class PlanProgramMilestones(PlanMilestone plan, PairingContexts contexts) : IAgendaHandler
{
    /// <summary>An item is stored before the program or the pairing that wants it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Then twice as long each time.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    public string Kind => PairingPlan.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        if (NumberedId.Parse(item.Id) is not var (pairingId, version))
            return new AgendaDecision.Drop("The item names no pairing.");
        var context = await contexts.FindAsync(mentee, pairingId, fresh: true, ct);
        if (context is null || context.Program.Version < version || context.Pairing.Waits)
            return plan.Now.ToDateTimeOffset() is var now && now < item.Planned + Patience
                ? new AgendaDecision.Postpone(now + (now - item.Planned is var waited && waited > FirstPause ? waited : FirstPause))
                : new AgendaDecision.Drop("The program or the pairing never came to be, or it still waits.");
        return context.Pairing.Ended
            ? new AgendaDecision.Drop("The pairing has ended.")
            : new AgendaDecision.Run(token => PlanAsync(context, token));
    }

    private async Task PlanAsync(PairingContext context, CancellationToken ct)
    {
        var (program, pairing) = (context.Program, context.Pairing);
        foreach (var name in ProgramMilestones.NamesIn(program, pairing, await plan.ListAsync(pairing.Mentee.Id, ct)))
            await plan.DecideAsync(
                new Membership(program, pairing),
                ProgramMilestones.IdOf(pairing, name),
                milestone => ProgramMilestones.Decide(pairing, milestone, program.FindMilestone(name), pairing.FirstDayIn(program)),
                ct);
    }
}
