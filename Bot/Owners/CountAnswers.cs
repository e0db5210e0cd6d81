using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners;

/// <summary>How a program is going, without a word of what anybody wrote.</summary>
/// <param name="Asked">Check-ins that began or were asked for; what fell into a pause or an outage is none, nor what still waits for room.</param>
/// <param name="Answered">Those of them that were submitted.</param>
/// <param name="Skipped">Those of them that their mentee skipped; why is nobody's business.</param>
/// <param name="PeopleAsked">Mentees with at least one.</param>
/// <param name="PeopleAnswered">Mentees who submitted at least one.</param>
/// <param name="Unreachable">People of open pairings, by name.</param>
/// <param name="Stuck">Messages to such people that were refused for good, and what is overdue, latest first.</param>
internal sealed record ProgramCounts(
    MentoringProgram Program, int Asked, int Answered, int Skipped, int PeopleAsked, int PeopleAnswered, IReadOnlyList<SilentPerson> Unreachable,
    IReadOnlyList<StuckMessage> Stuck);

/// <param name="Why">See <see cref="Person.Unreachable"/>.</param>
internal sealed record SilentPerson(string Name, string Why);

internal sealed record StuckMessage(string Name, StuckItem Item);

/// <summary>Counts by ids and states alone: answers are not even read.</summary>
internal sealed class CountAnswers(PairingStore pairings, CadencePrompts prompts, PersonStore people, StuckItems stuck)
{
    public async Task<ProgramCounts> OfAsync(MentoringProgram program, CancellationToken ct)
    {
        var members = await pairings.InProgramAsync(program, ct);
        var mentees = members.Select(pairing => pairing.Mentee.Id).ToHashSet();
        var reached = members.Where(pairing => !pairing.Ended)
            .SelectMany(pairing => (PersonName?[])[pairing.Mentee, .. pairing.Mentors, pairing.Sponsor]).OfType<PersonName>()
            .DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.Name);
        var asked = new List<(PersonId Mentee, CheckInState State)>();
        var unreachable = new List<SilentPerson>();
        foreach (var id in mentees.Union(reached.Keys))
        {
            var person = await people.GetStoredAsync(id, ct);
            if (mentees.Contains(id))
                asked.AddRange((await prompts.ShownStatesAsync(person, program.Id, ct)).Select(state => (id, state)));
            if (person.Unreachable is { } why && reached.TryGetValue(id, out var name))
                unreachable.Add(new SilentPerson(name, why));
        }

        var answered = asked.Where(one => one.State == CheckInState.Submitted).ToList();
        return new ProgramCounts(
            program, asked.Count, answered.Count, asked.Count(one => one.State == CheckInState.Skipped), People(asked), People(answered),
            [.. unreachable.OrderBy(one => one.Name, StringComparer.CurrentCulture)],
            [.. (await stuck.InTenantAsync(program.TenantId, ct)).OrderByDescending(item => item.Since).SelectMany(item => Named(item, reached))]);
    }

    private static IEnumerable<StuckMessage> Named(StuckItem item, Dictionary<PersonId, string> reached) =>
        reached.TryGetValue(PersonId.Parse(item.Recipient), out var name) ? [new StuckMessage(name, item)] : [];

    private static int People(IEnumerable<(PersonId Mentee, CheckInState State)> states) => states.Select(one => one.Mentee).Distinct().Count();
}
