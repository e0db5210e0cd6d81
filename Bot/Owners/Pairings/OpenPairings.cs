using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>A pairing of an owner's program, as it is now.</summary>
/// <param name="Mentor">The one of its mentors that is meant; null where they were replaced since.</param>
internal sealed record OwnedPairing(MentoringProgram Program, StoredPairing Stored, PersonName? Mentor)
{
    public Pairing Pairing => Stored.Pairing;

    /// <inheritdoc cref="ShownMark"/>
    /// <param name="instead">Who takes the place of a mentor or of the sponsor, if somebody does.</param>
    public string Mark(PersonName? instead = null) => ShownMark.Of(
    [
        Program.Id, Pairing.Id, Pairing.Mentee.Id.Key, .. Pairing.Mentors.Select(mentor => mentor.Id.Key), Mentor?.Id.Key ?? "", instead?.Id.Key ?? "",
        Pairing.Sponsor?.Id.Key ?? "",
    ]);
}

/// <summary>The pairings of the programs of whoever acts: nobody else's can be seen or changed through it, whatever a press claims.</summary>
internal sealed class OpenPairings(OwnedPrograms owned, PairingStore pairings)
{
    public const string Field = "pairing";

    /// <summary>One for each mentor of each pairing that has not ended, by the mentee's name.</summary>
    public async Task<IReadOnlyList<PairingLine>> OfAsync(TurnContext turn, CancellationToken ct)
    {
        var lines = new List<PairingLine>();
        foreach (var program in await owned.OfAsync(turn, ct))
            foreach (var pairing in (await pairings.InProgramAsync(program, ct)).Where(pairing => !pairing.Ended))
                lines.AddRange(pairing.Mentors.Select(mentor => new PairingLine(program, pairing, mentor)));
        return [.. lines.OrderBy(line => line.Pairing.Mentee.Name, Phrase.Names)];
    }

    /// <summary>The pairing that a card names, if it is in a program of theirs.</summary>
    public async Task<OwnedPairing?> FindAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (action.Id(Field)?.Split('/') is not [var mentee, var pairingId, var mentorId] || mentee.Length == 0 || mentorId.Length == 0)
            return null;
        var tenant = PersonId.Of(turn).TenantId;
        return await pairings.FindAsync(new PersonId(tenant, mentee), pairingId, ct) is { } stored
            && await owned.FindAsync(turn, stored.Pairing.ProgramId, ct) is { } program
                ? new OwnedPairing(program, stored, stored.Pairing.Mentors.FirstOrDefault(mentor => mentor.Id == new PersonId(tenant, mentorId)))
                : null;
    }
}

/// <summary>One line to pick from.</summary>
internal sealed record PairingLine(MentoringProgram Program, Pairing Pairing, PersonName Mentor)
{
    public string Id => $"{Pairing.Mentee.Id.ObjectId}/{Pairing.Id}/{Mentor.Id.ObjectId}";
}
