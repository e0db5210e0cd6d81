using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// Says who has left unanswered, beyond its time, what they were asked. Whoever cannot answer is not late: they stopped, are on a pause or
/// away, or were never reached. Ids, states and days alone decide.
/// </summary>
internal sealed class LateCheckIns(CheckInStore checkIns, CadencePrompts prompts, PersonStore people, AskMentee ask)
{
    /// <summary>Only the latest check-in of a pairing counts, and only while it is open.</summary>
    public async Task<bool> IsLateAsync(PersonId mentee, string pairingId, MentoringProgram program, CancellationToken ct)
    {
        var clock = ask.ClockOf(await people.GetStoredAsync(mentee, ct), program);
        if (!clock.Person.MayBePrompted || clock.IsOver)
            return false;
        var latest = (await checkIns.StatesAsync(mentee, ct)).Where(known => known.PairingId == pairingId && known.AnswerBy is not null)
            .MaxBy(known => known.AnswerBy);
        return latest is { State: CheckInState.Due or CheckInState.InProgress, Uncounted: false }
            && latest.AnswerBy < clock.Now.ToDateTimeOffset()
            && await prompts.WasAskedAsync(mentee, latest.Id, ct)
            && !await ask.IsAwayAsync(clock, ct);
    }
}
