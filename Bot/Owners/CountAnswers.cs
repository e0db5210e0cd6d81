using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners;

/// <summary>How a program is going, without a word of what anybody wrote.</summary>
/// <param name="Asked">Check-ins that began or were asked for.</param>
/// <param name="Answered">Those of them that were submitted.</param>
/// <param name="PeopleAsked">Mentees with at least one.</param>
/// <param name="PeopleAnswered">Mentees who submitted at least one.</param>
/// <param name="Unreachable">Names of people of open pairings.</param>
internal sealed record ProgramCounts(
    MentoringProgram Program, int Asked, int Answered, int PeopleAsked, int PeopleAnswered, IReadOnlyList<string> Unreachable);

/// <summary>Counts by ids and states alone: answers are not even read.</summary>
internal sealed class CountAnswers(PairingStore pairings, CheckInStore checkIns, PersonStore people)
{
    public async Task<ProgramCounts> OfAsync(MentoringProgram program, CancellationToken ct)
    {
        var members = await pairings.OfProgramAsync(program.TenantId, program.Id, ct);
        var asked = new List<(PersonId Mentee, CheckInState State)>();
        var reached = new Dictionary<PersonId, PersonName>();
        foreach (var mentee in members.Select(member => member.Mentee).Distinct())
            asked.AddRange((await StatesAsync(mentee, program, ct)).Select(state => (mentee, state)));
        foreach (var member in members)
            if (await pairings.FindAsync(member.Mentee, member.PairingId, ct) is { Pairing: { Ended: false } pairing })
                foreach (var person in pairing.Mentors.Prepend(pairing.Mentee))
                    reached[person.Id] = person;
        var answered = asked.Where(one => one.State == CheckInState.Submitted).ToList();
        return new ProgramCounts(
            program, asked.Count, answered.Count, People(asked), People(answered), await UnreachableAsync(reached.Values, ct));
    }

    private static int People(IEnumerable<(PersonId Mentee, CheckInState State)> states) => states.Select(one => one.Mentee).Distinct().Count();

    private async Task<IReadOnlyList<CheckInState>> StatesAsync(PersonId mentee, MentoringProgram program, CancellationToken ct)
    {
        var stored = (await checkIns.StatesAsync(mentee, ct)).Where(checkIn => checkIn.ProgramId == program.Id).ToList();
        // What somebody begins by themselves has no row of its own before it is put aside or submitted.
        return OpenDialog.Of(await people.GetStoredAsync(mentee, ct))?.CheckIn is { } open
            && open.ProgramId == program.Id && stored.TrueForAll(checkIn => checkIn.Id != open.Id)
            ? [.. stored.Select(checkIn => checkIn.State), open.State]
            : [.. stored.Select(checkIn => checkIn.State)];
    }

    private async Task<IReadOnlyList<string>> UnreachableAsync(IEnumerable<PersonName> known, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var person in known)
            if ((await people.GetStoredAsync(person.Id, ct)).Unreachable is not null)
                names.Add(person.Name);
        return [.. names.Order(StringComparer.CurrentCulture)];
    }
}
