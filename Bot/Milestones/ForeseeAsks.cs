using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Milestones;

/// <summary>
/// What a mentee will be asked, over all their programs, as it is planned. What they chose for themselves (a pause, an end, a prompt
/// put off) is left out: it is promised to them that nobody is told.
/// </summary>
internal sealed class ForeseeAsks(Standings standings, PersonStore people, PlanMilestone milestones, Availability availability)
{
    /// <summary>For several people in few requests: what each will be asked is known faster after it.</summary>
    public Task LookAheadAsync(IEnumerable<PersonId> mentees, CancellationToken ct) => availability.LookAheadAsync(mentees, ct);

    /// <returns>In order of time; each asking has the id of its pairing.</returns>
    public async Task<IReadOnlyList<Foreseen>> OfAsync(PersonId mentee, int days, CancellationToken ct)
    {
        var now = milestones.Now;
        var person = await people.GetAsync(mentee, ct);
        var planned = (await milestones.ListAsync(mentee, ct)).Where(milestone => milestone.IsPlanned).ToList();
        var askings = new List<Asking>();
        foreach (var (program, pairing) in (await standings.OfAsync(mentee, ct)).AsMentee.Where(membership => !membership.Pairing.Waits))
            askings.Add(AskingOf(pairing, await availability.CompleteAsync(new PersonalClock(person, program, now), ct), planned));
        return Forecast.For(askings, now, days);
    }

    private static Asking AskingOf(Pairing pairing, PersonalClock clock, List<Milestone> planned) =>
        new(pairing.Id, clock.Cadence, clock.Hours, clock.Zone)
        {
            Own = clock.Own,
            Eve = clock.EveOf(pairing),
            PausedUntil = clock.Program.PausedUntil,
            EndsOn = clock.Program.EndsOn,
            Milestones = [.. from milestone in planned
                             where milestone.PairingId == pairing.Id && milestone.PlannedOn >= clock.Today
                             select milestone.PlannedOn!.Value],
        };
}
