using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>
/// What somebody is in one program, and what that lets them do. Nobody sees an answer by role: a mentor reads what was released to them.
/// </summary>
internal sealed record Roles
{
    public bool Owner { get; private init; }

    public bool Mentor { get; private init; }

    public bool Mentee { get; private init; }

    public bool Sponsor { get; private init; }

    public bool MaySetRhythm => Owner;

    public bool MaySeeCounts => Owner;

    public bool MayAnswer => Mentee;

    public bool MayReceiveDigests => Mentor;

    /// <param name="pairings">Any pairings; those that ended or belong to another program count for nothing.</param>
    /// <param name="configuredOwners">Owners of every program of their tenant.</param>
    public static Roles Of(
        PersonId person, MentoringProgram program, IEnumerable<Pairing> pairings, IReadOnlyCollection<PersonId> configuredOwners)
    {
        if (!string.Equals(person.TenantId, program.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return new Roles();
        }

        var here = pairings.Where(pairing => pairing.ProgramId == program.Id && !pairing.Ended).ToList();
        return new Roles
        {
            Owner = program.IsOwner(person) || configuredOwners.Contains(person),
            Mentor = here.Exists(pairing => pairing.Mentors.Any(mentor => mentor.Id == person)),
            Mentee = here.Exists(pairing => pairing.Mentee.Id == person),
            Sponsor = here.Exists(pairing => pairing.Sponsor?.Id == person),
        };
    }
}
