using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Digests;

/// <summary>Whether somebody still is one of those who may be let in to a check-in. What they were let in to, its releases say.</summary>
internal sealed class ReadingRight(PairingStore pairings, ProgramStore programs, QuestionSetCatalog sets)
{
    /// <returns>Null when they are not, or the pairing has ended.</returns>
    public async Task<(Pairing Pairing, QuestionSet Set, PersonName Reader)?> OfAsync(PersonId reader, PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        if (await pairings.FindAsync(checkIn.MenteeOf(author), checkIn.PairingId, ct) is not { Pairing: var pairing })
            return null;
        var allowed = await AllowedAsync(pairing, author, checkIn, ct);
        return allowed.FirstOrDefault(person => person.Id == reader) is { } named ? (pairing, SetOf(checkIn), named) : null;
    }

    /// <summary>Nobody, once the pairing has ended.</summary>
    public async Task<IEnumerable<PersonName>> AllowedAsync(Pairing pairing, PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        if (pairing.Ended)
            return [];
        var set = SetOf(checkIn);
        // Only a set for the program's team costs a look at the program.
        var team = set.Readers == Audience.Team ? (await programs.FindAsync(author.TenantId, checkIn.ProgramId, ct))?.Owners : null;
        return Releasing.MayRead(team ?? [], pairing, set, author, checkIn);
    }

    private QuestionSet SetOf(CheckIn checkIn) => sets.Get(checkIn.QuestionSetId, checkIn.QuestionSetVersion);
}
