using NodaTime;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>The day of a next step has come: asks how it went, once, unless it was settled or moved meanwhile.</summary>
internal sealed class RemindOfStep(CommitmentStore commitments, Leavers leavers, PairingContexts contexts, AskMentee ask) : IAgendaHandler
{
    public string Kind => DayItems.StepKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        if (NamedDay.Of(item) is not var (_, id, day)
            || await commitments.FindAsync(mentee, id, ct) is not { IsOpen: true } commitment || commitment.Due != day)
            return new AgendaDecision.Drop("Settled, or moved to another day.");
        if (await contexts.FindAsync(mentee, commitment.PairingId, fresh: true, ct) is not { Pairing.Ended: false } context)
            return new AgendaDecision.Drop("The pairing has ended.");
        var clock = ask.ClockOf(await leavers.LookAfterAsync(mentee, ct), context.Program);
        var question = new Opening($"step.{item.Id}", clock, NextStepCards.Due(commitment), Strings.NextStep_Summary);
        return AskMentee.NotNow(clock, LocalDate.FromDateOnly(day), question.Key) ?? await ask.DecideAsync(question, ct);
    }
}
