using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Milestones;

/// <summary>On the planned day of a milestone: asks the mentee whether it happened, once.</summary>
internal sealed class AskWhetherItHappened(MilestoneStore milestones, Leavers leavers, PairingContexts contexts, AskMentee ask) : IAgendaHandler
{
    public string Kind => PlanMilestone.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        if (MilestoneDay.Parse(item.Id) is not var (milestoneId, day))
            return new AgendaDecision.Drop("The item names no day.");
        if (await milestones.FindAsync(mentee, milestoneId, ct) is not { Milestone: { IsPlanned: true } milestone } || milestone.PlannedOn != day)
            return new AgendaDecision.Drop("Reached, moved or dropped since.");
        if (await contexts.FindAsync(mentee, milestone.PairingId, fresh: true, ct) is not { Pairing.Ended: false } context)
            return new AgendaDecision.Drop("The pairing has ended.");
        var clock = ask.ClockOf(await leavers.LookAfterAsync(mentee, ct), context.Program);
        var question = new Opening($"happened.{item.Id}", clock, HappenedCard.Ask(milestone), Strings.Milestone_Summary);
        return AskMentee.NotNow(clock, day, question.Key) ?? await ask.DecideAsync(question, ct);
    }
}
