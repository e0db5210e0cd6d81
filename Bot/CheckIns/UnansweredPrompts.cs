using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

/// <summary>A prompt of the cadence that its mentee neither began nor skipped.</summary>
/// <param name="Number">Of the message after it that is due.</param>
internal sealed record UnansweredPrompt(DueOccasion Due, CheckIn CheckIn, int Number);

/// <summary>What every message after a prompt has to find out first: whether the prompt still waits for an answer.</summary>
internal sealed class UnansweredPrompts(DueCheckIns due, CheckInStore checkIns, PersonStore people)
{
    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, Func<UnansweredPrompt, AgendaDecision> decide, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        var person = await people.GetStoredAsync(mentee, ct);
        if (PromptRung.Parse(item.Id) is not { } rung || await due.FindAsync(person, rung.Occasion, ct) is not { } found)
            return new AgendaDecision.Drop("The cadence no longer wants it.");
        if (!person.MayBePrompted || found.IsStale)
            return new AgendaDecision.Drop("They asked for quiet, cannot be reached, or a later one is due.");
        var stored = await checkIns.FindAsync(mentee, rung.Occasion.Id, ct);
        return stored?.CheckIn is { State: CheckInState.Due } checkIn && OpenDialog.Of(person)?.CheckIn.Id != checkIn.Id
            ? decide(new UnansweredPrompt(found, checkIn, rung.Number))
            : new AgendaDecision.Drop("Begun, answered or skipped already.");
    }
}
