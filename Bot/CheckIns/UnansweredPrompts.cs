using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>A prompt of the cadence that its mentee neither began nor skipped.</summary>
/// <param name="Number">Of the message after it that is due.</param>
internal sealed record UnansweredPrompt(DueOccasion Due, CheckIn CheckIn, int Number);

/// <summary>Prompts that wait for an answer: what every message after a prompt, and every word about one, has to find out first.</summary>
internal sealed class UnansweredPrompts(DueCheckIns due, CheckInStore checkIns, CadencePrompts prompts, Leavers leavers)
{
    /// <summary>What they were asked for last, by the cadence or for something of their own; null where none waits.</summary>
    public async Task<CheckIn?> LatestAsync(Person mentee, CancellationToken ct)
    {
        var waiting = (await checkIns.ListAsync(mentee.Id, ct)).Where(known => known.State == CheckInState.Due).ToList();
        foreach (var checkIn in await prompts.LastAskedFirstAsync(mentee.Id, waiting, ct))
            if (CadenceCheckIn.Parse(checkIn.Id) is null || await WantedAsync(mentee, checkIn, ct) is not null)
                return checkIn;
        return null;
    }

    /// <summary>Its occasion, while the cadence wants it and no later one has come.</summary>
    public async Task<DueOccasion?> WantedAsync(Person mentee, CheckIn asked, CancellationToken ct) =>
        await due.FindAskedAsync(mentee, asked, ct) is { IsStale: false } found ? found : null;

    /// <summary>For a message that is due after a prompt.</summary>
    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, Func<UnansweredPrompt, ValueTask<AgendaDecision>> decide, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        // First what mostly settles it.
        if (PromptRung.Parse(item.Id) is not { } rung
            || await checkIns.FindAsync(mentee, rung.Occasion.Id, ct) is not { CheckIn: { State: CheckInState.Due } checkIn })
            return new AgendaDecision.Drop("Answered or skipped already.");
        var person = await leavers.LookAfterAsync(mentee, ct);
        if (await due.FindAskedAsync(person, checkIn, ct) is not { } found)
            return new AgendaDecision.Drop("The cadence no longer wants it.");
        if (!person.MayBePrompted || found.IsStale)
            return new AgendaDecision.Drop("They asked for quiet, cannot be reached, or a later one is due.");
        return OpenDialog.Of(person)?.CheckIn.Id != checkIn.Id
            ? await decide(new UnansweredPrompt(found, checkIn, rung.Number))
            : new AgendaDecision.Drop("Begun already.");
    }
}
