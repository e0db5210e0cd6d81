using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// Says who has left unanswered, beyond its time, what they were asked. Whoever cannot answer is not late: they stopped, are on a pause or
/// may be away, or were never reached. Ids, states and days alone decide.
/// </summary>
internal sealed class LateCheckIns(CheckInStore checkIns, CadencePrompts prompts, PersonStore people, AskMentee ask)
{
    public async Task<IReadOnlyList<Pairing>> AmongAsync(IEnumerable<Pairing> among, MentoringProgram program, CancellationToken ct)
    {
        var unanswered = new List<(Pairing Pairing, PersonalClock Clock)>();
        foreach (var pairing in among)
            if (ask.ClockOf(await people.GetStoredAsync(pairing.Mentee.Id, ct), program) is var clock && await IsUnansweredAsync(pairing.Id, clock, ct))
                unanswered.Add((pairing, clock));
        var present = await ask.PresentAsync(unanswered.Select(one => one.Clock), ct);
        return [.. unanswered.Select(one => one.Pairing).Where(pairing => present.Contains(pairing.Mentee.Id))];
    }

    /// <summary>Only the latest check-in of a pairing counts, and only while it is open.</summary>
    private async Task<bool> IsUnansweredAsync(string pairingId, PersonalClock clock, CancellationToken ct)
    {
        if (!clock.Person.MayBePrompted || clock.IsOver)
            return false;
        var mentee = clock.Person.Id;
        var latest = (await checkIns.StatesAsync(mentee, ct)).Where(known => known.PairingId == pairingId && known.AnswerBy is not null)
            .MaxBy(known => known.AnswerBy);
        return latest is { State: CheckInState.Due or CheckInState.InProgress, Uncounted: false }
            && latest.AnswerBy < clock.Now.ToDateTimeOffset()
            && await prompts.WasAskedAsync(mentee, latest.Id, ct);
    }
}
