using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Milestones;

/// <summary>A milestone that an owner marked as reached: asks its mentee once to look back on it, unless they did so meanwhile.</summary>
internal sealed class AskAboutReached(RecordMilestone record, PersonStore people, PairingContexts contexts, AskMentee ask) : IAgendaHandler
{
    public string Kind => MarkReached.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        if (item.Id.Split('.') is not [var pairingId, var milestoneId, _])
            return new AgendaDecision.Drop("The item names no milestone.");
        if (await contexts.FindAsync(mentee, pairingId, fresh: true, ct) is not { Pairing.Ended: false } context)
            return new AgendaDecision.Drop("The pairing has ended.");
        var person = await people.GetStoredAsync(mentee, ct);
        if (!person.MayBePrompted)
            return new AgendaDecision.Drop("They asked for quiet, or cannot be reached.");
        var clock = ask.ClockOf(person, context.Program);
        var key = CadencePrompts.KeyOf(RecordMilestone.CheckInId(pairingId, milestoneId));
        if (clock.IsOver)
            return new AgendaDecision.Drop("The program is over.");
        if (clock.IsPaused)
            return new AgendaDecision.Postpone(clock.AfterPause.ToDateTimeOffset(), PostponeReason.Pause) { DeliveryKey = key };
        var membership = new Membership(context.Program, context.Pairing);
        if (await record.AskedAsync(membership, milestoneId, ct) is not { State: CheckInState.Due } checkIn
            || OpenDialog.Of(person)?.CheckIn.Id == checkIn.Id)
            return new AgendaDecision.Drop("Never marked, or looked back on already.");
        var decision = await ask.DecideAsync(ask.Prompt(key, clock, checkIn), ct);
        if (decision is AgendaDecision.Send send)
            await record.GiveTimeAsync(membership, checkIn, send, ct);
        return decision;
    }
}
