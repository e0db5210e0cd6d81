using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Digests;

/// <summary>Finds what waits for a mentor's half.</summary>
internal sealed class Halves(CheckInStore checkIns, ReaderAgreements agreements, QuestionSetCatalog sets)
{
    /// <returns>Null when it was taken back, they no longer mentor its author, or they began theirs.</returns>
    public async Task<MissingHalf?> MissingAsync(PersonId mentor, PersonId mentee, string checkInId, CancellationToken ct) =>
        await checkIns.FindAsync(mentee, checkInId, ct) is { CheckIn: var checkIn } && Releasing.IsAhead(checkIn, mentor.ObjectId)
        && sets.Find(checkIn.QuestionSetId, checkIn.QuestionSetVersion)?.MentorsHalf is { } half && sets.FindNewest(half.Set) is { } set
        && await agreements.FindAsync(mentee, checkIn.PairingId, ct) is var (program, stored) && stored.Pairing.Mentors.Any(known => known.Id == mentor)
        && (await checkIns.ListAsync(mentor, ct)).All(own => own.Beside != checkInId || !own.Together)
            ? new MissingHalf(program, stored.Pairing, checkIn, set)
            : null;
}
