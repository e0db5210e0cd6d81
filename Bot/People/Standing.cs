using TeamsMentorBot.Programs;

namespace TeamsMentorBot.People;

/// <summary>What somebody is in the programs of their tenant.</summary>
internal sealed record Standing
{
    public required PersonId Id { get; init; }

    public IReadOnlyList<Membership> AsMentee { get; init; } = [];

    public IReadOnlyList<Membership> AsMentor { get; init; } = [];

    public IReadOnlyList<Membership> AsSponsor { get; init; } = [];

    public IReadOnlyList<MentoringProgram> AsOwner { get; init; } = [];

    /// <summary>The configuration makes them an owner of every program, and lets them create some.</summary>
    public bool IsOwnerOfAll { get; init; }

    public IReadOnlyList<Membership> On(Side side) => side == Side.Mentee ? AsMentee : AsMentor;

    /// <summary>Where something can be let in to them by somebody else.</summary>
    public IReadOnlyList<Membership> AsReader => [.. AsMentor, .. AsSponsor];

    public bool IsNobodyHere => AsMentee.Count == 0 && AsReader.Count == 0 && AsOwner.Count == 0 && !IsOwnerOfAll;
}

internal sealed record Membership(MentoringProgram Program, Pairing Pairing);

/// <summary>Looks up what somebody is, for welcome and help: rare turns, so read afresh.</summary>
internal sealed class Standings(ProgramStore programs, PairingStore pairings, OwnedPrograms owned)
{
    public async Task<Standing> OfAsync(PersonId person, CancellationToken ct)
    {
        var known = (await programs.OfTenantAsync(person.TenantId, ct)).ToDictionary(program => program.Id);
        var mentee = await pairings.ForMenteeAsync(person, ct);
        var mentor = await pairings.ForMentorAsync(person, ct);
        var sponsor = await pairings.ForSponsorAsync(person, ct);
        return new Standing
        {
            Id = person,
            AsMentee = Memberships(mentee.Select(stored => stored.Pairing), known),
            AsMentor = Memberships(mentor, known),
            AsSponsor = Memberships(sponsor, known),
            AsOwner = [.. known.Values.Where(program => program.IsOwner(person))],
            IsOwnerOfAll = owned.IsOwnerOfAll(person),
        };
    }

    private static List<Membership> Memberships(IEnumerable<Pairing> pairings, Dictionary<string, MentoringProgram> programs) =>
    [
        .. pairings.Where(pairing => !pairing.Ended && programs.ContainsKey(pairing.ProgramId))
            .Select(pairing => new Membership(programs[pairing.ProgramId], pairing)),
    ];
}
