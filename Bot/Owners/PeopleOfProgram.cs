using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <param name="Why">See <see cref="Person.Unreachable"/>.</param>
internal sealed record UnreachablePerson(PersonId Id, string Name, string Why);

/// <summary>Whom a program is about, as they are stored.</summary>
/// <param name="Mentees">Also those whose pairing has ended.</param>
/// <param name="Names">Of the people of open pairings.</param>
/// <param name="Unreachable">Those of them whom no message reaches, by name.</param>
internal sealed record ProgramPeople(
    IReadOnlyList<Person> Mentees, IReadOnlyDictionary<PersonId, string> Names, IReadOnlyList<UnreachablePerson> Unreachable);

/// <summary>Reads the people of a program.</summary>
internal sealed class PeopleOfProgram(PairingStore pairings, PersonStore people)
{
    public async Task<ProgramPeople> ReadAsync(MentoringProgram program, CancellationToken ct)
    {
        var members = await pairings.InProgramAsync(program, ct);
        var mentees = members.Select(pairing => pairing.Mentee.Id).ToHashSet();
        var names = members.Where(pairing => !pairing.Ended)
            .SelectMany(pairing => (PersonName?[])[pairing.Mentee, .. pairing.Mentors, pairing.Sponsor]).OfType<PersonName>()
            .DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.Name);
        var all = await mentees.Union(names.Keys).InParallelAsync(id => people.GetStoredAsync(id, ct));
        return new ProgramPeople(
            [.. all.Where(person => mentees.Contains(person.Id))],
            names,
            [
                .. all.Where(person => person.Unreachable is not null && names.ContainsKey(person.Id))
                    .Select(person => new UnreachablePerson(person.Id, names[person.Id], person.Unreachable!))
                    .OrderBy(person => person.Name, Phrase.Names),
            ]);
    }
}
