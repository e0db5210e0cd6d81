using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;

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
    MentoringProgram Program, int Asked, int Answered, int Skipped, int PeopleAsked, int PeopleAnswered, IReadOnlyList<UnreachablePerson> Unreachable,
    IReadOnlyList<StuckMessage> Stuck);

internal sealed record StuckMessage(string Name, StuckItem Item);

/// <summary>Counts by ids and states alone; of what is being typed just now, too, nothing but its state is looked at.</summary>
internal sealed class CountAnswers(CadencePrompts prompts, PeopleOfProgram people, StuckItems stuck)
{
    public async Task<ProgramCounts> OfAsync(MentoringProgram program, CancellationToken ct)
    {
        var all = await people.ReadAsync(program, ct);
        var states = await all.Mentees.InParallelAsync(mentee => prompts.ShownStatesAsync(mentee, program.Id, ct));
        var asked = all.Mentees.Zip(states).SelectMany(one => one.Second.Select(state => (Mentee: one.First.Id, State: state))).ToList();
        var answered = asked.Where(one => one.State == CheckInState.Submitted).ToList();
        return new ProgramCounts(
            program, asked.Count, answered.Count, asked.Count(one => one.State == CheckInState.Skipped), People(asked), People(answered),
            all.Unreachable,
            [.. (await stuck.InTenantAsync(program.TenantId, ct)).OrderByDescending(item => item.Since).SelectMany(item => Named(item, all.Names))]);
    }

    private static IEnumerable<StuckMessage> Named(StuckItem item, IReadOnlyDictionary<PersonId, string> names) =>
        names.TryGetValue(PersonId.Parse(item.Recipient), out var name) ? [new StuckMessage(name, item)] : [];

    private static int People(IEnumerable<(PersonId Mentee, CheckInState State)> states) => states.Select(one => one.Mentee).Distinct().Count();
}
