using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>Works out what enrolling pasted rows would do, and does it.</summary>
internal sealed class PlanEnrolments(OwnedPrograms owned, FindNames names, PairingStore pairings, AddPairing add)
{
    /// <param name="programId">The program of rows that name none; null where the owner's only one is meant.</param>
    /// <returns>Null where whoever acts owns no program.</returns>
    public async Task<EnrolmentPlan?> OfAsync(TurnContext turn, string text, string? programId, CancellationToken ct)
    {
        var programs = await owned.OfAsync(turn, ct);
        if (programs.Count == 0)
            return null;
        var (rows, faults) = EnrolmentReader.Read(text);
        if (rows.Count > EnrolmentReader.MostRows)
            return new EnrolmentPlan([], faults);
        var found = await names.FindAsync(PersonId.Of(turn).TenantId, rows.SelectMany(row => row.People), ct);
        var mentees = rows.Select(row => found[row.Mentee].Person?.Id).OfType<PersonId>().Distinct().ToList();
        var known = mentees.Zip(await mentees.InParallelAsync(mentee => pairings.ForMenteeAsync(mentee, ct)))
            .ToDictionary(one => one.First, one => (IReadOnlyList<Pairing>)[.. one.Second.Select(stored => stored.Pairing)]);
        var fallback = programId is null ? programs.Count == 1 ? programs[0] : null : programs.FirstOrDefault(program => program.Id == programId);
        return new EnrolmentFacts(programs, fallback, found, known, add.Now).Plan(rows, faults);
    }

    /// <returns>False when somebody else enrolled one of them meanwhile: then it is decided anew.</returns>
    public async Task<bool> DoAsync(EnrolmentPlan plan, CancellationToken ct)
    {
        var added = await plan.New.InParallelAsync(enrolment => add.AddAsync(enrolment.Program, enrolment.Pairing, ct));
        return added.All(isNew => isNew);
    }
}
