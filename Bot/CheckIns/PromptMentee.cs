using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>A check-in of the cadence falls due: asks its mentee once, and puts the next one on the agenda.</summary>
internal sealed class PromptMentee(DueCheckIns due, CadencePrompts prompts, Leavers leavers, AskMentee ask) : IAgendaHandler
{
    public string Kind => CadenceCheckIn.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        var person = await leavers.GetStoredAsync(mentee, ct);
        if (CadenceCheckIn.Parse(item.Id) is not { } occasion || await due.FindAsync(person, occasion, ct) is not { } found)
            return new AgendaDecision.Drop("The cadence no longer wants it.");
        if (found.IsEarly)
            return new AgendaDecision.Postpone(found.Slot.At.ToDateTimeOffset());
        await due.AddNextAsync(found, ct);
        await prompts.ExpireBeforeAsync(person, occasion, ct);
        person = await leavers.LookAfterAsync(person, ct);
        if (person is { Address: null, WelcomedAt: null, Unreachable: null })
            await due.InviteAsync(found, ct);
        if (!person.MayBePrompted)
            return new AgendaDecision.Drop("They asked for quiet, or cannot be reached.");
        if (found.FallsInPause)
            return new AgendaDecision.Run(token => prompts.PassOverAsync(
                person, due.ToCheckIn(found) with { State = CheckInState.Skipped, Away = true }, token));
        if (found.IsStale)
            return new AgendaDecision.Run(token => prompts.PassOverAsync(
                person, due.ToCheckIn(found) with { State = CheckInState.Expired, Unasked = true }, token));
        if (found.Context.Pairing.IsNewTo(person.WelcomedAt))
        {
            // The welcome takes today's place: first who added them and who reads, then questions.
            await due.InviteAsync(found, ct);
            return new AgendaDecision.Postpone(found.Clock.From(found.Clock.Today.PlusDays(1)).ToDateTimeOffset(), PostponeReason.Day);
        }

        var checkIn = await prompts.AddAsync(mentee, due.ToCheckIn(found), ct);
        if (checkIn.State != CheckInState.Due || checkIn.Snoozes > 0)
            return new AgendaDecision.Drop("Begun, answered, skipped or put off already.");
        var asked = found.LaterDay is { } today && !await prompts.WasShownAsync(mentee, checkIn.Id, ct)
            ? checkIn with { AskedOn = today, AnswerBy = found.AnswerBy(found.AskedAt(today)) }
            : checkIn;
        var prompt = ask.Prompt(CadencePrompts.KeyOf(checkIn.Id), found.Clock, checkIn) with { Next = RemindMentee.Rung(found, asked, 1) };
        var decision = await ask.DecideAsync(prompt, ct);
        if (asked != checkIn && decision is AgendaDecision.Send send)
            await prompts.HoldUpAsync(mentee, asked, send, ct);
        return decision;
    }
}
