using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Milestones;

/// <summary>
/// What a mentee will be asked, over all their programs, as it is planned. What they chose for themselves (a pause, an end, a prompt
/// put off) is left out: it is promised to them that nobody is told.
/// </summary>
internal sealed class ForeseeAsks(Standings standings, PersonStore people, MilestoneStore milestones, TimeProvider time)
{
    /// <returns>In order of time; each asking has the id of its pairing.</returns>
    public async Task<IReadOnlyList<Foreseen>> OfAsync(PersonId mentee, int days, CancellationToken ct)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var person = await people.GetAsync(mentee, ct);
        var planned = (await milestones.ListAsync(mentee, ct)).Where(milestone => milestone.IsPlanned).ToList();
        var askings = (await standings.OfAsync(mentee, ct)).AsMentee.Select(membership => AskingOf(
            membership.Pairing, new PersonalClock(person, membership.Program, now), planned));
        return Forecast.For([.. askings], now, days);
    }

    private static Asking AskingOf(Pairing pairing, PersonalClock clock, List<Milestone> planned) =>
        new(pairing.Id, clock.Cadence, clock.Hours, clock.Zone)
        {
            Eve = clock.EveOf(pairing),
            PausedUntil = clock.Program.PausedUntil,
            EndsOn = clock.Program.EndsOn,
            Milestones = [.. from milestone in planned
                             where milestone.PairingId == pairing.Id && milestone.PlannedOn >= clock.Today
                             select milestone.PlannedOn!.Value],
        };
}
