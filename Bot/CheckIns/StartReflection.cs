using System.Globalization;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// Somebody begins a check-in by themselves: a mentee on any set, or a mentor on one for mentors. One that they began and did not finish
/// goes on.
/// </summary>
internal sealed class StartReflection(CheckInStore checkIns, QuestionSetCatalog sets, TimeProvider time)
{
    /// <param name="author">The pairing's mentee, or one of its mentors.</param>
    /// <param name="beside">A mentor's stands beside this check-in of the mentee, if any.</param>
    /// <returns>Null when there is no such set for them, or nothing that it would be the other half of.</returns>
    public async Task<CheckIn?> StartAsync(PersonId author, Membership membership, string setId, string? beside, CancellationToken ct)
    {
        if (sets.FindNewest(setId) is not { } set || set.AnsweredBy != membership.Pairing.SideOf(author))
            return null;
        var together = sets.IsHalfTogether(set.Id);
        if (together && (beside = await WaitingAsync(author, membership.Pairing, set, ct)) is null)
            return null;
        // A half is one check-in, however often it is begun or sent.
        if (together && (await checkIns.ListAsync(author, ct)).FirstOrDefault(own => own.Together && own.Beside == beside) is { } half)
            return half;
        var occasion = $"{membership.Pairing.Id}.set-{set.Id}.";
        var earlier = (await checkIns.StatesAsync(author, ct))
            .Select(known => (known.Id, known.State, Ordinal: OrdinalIn(known.Id, occasion)))
            .Where(known => known.Ordinal > 0).OrderBy(known => known.Ordinal).LastOrDefault();
        if (earlier.State is CheckInState.Due or CheckInState.InProgress && earlier.Ordinal > 0
            && await checkIns.FindAsync(author, earlier.Id, ct) is { CheckIn: var unfinished } && unfinished.Beside == beside)
            return unfinished;
        var id = string.Create(CultureInfo.InvariantCulture, $"{occasion}{earlier.Ordinal + 1}");
        var checkIn = CheckIn.For(membership.Program, membership.Pairing, set, id, time.GetUtcNow());
        return await checkIns.AddIfNewAsync(author, set.AnsweredBy == Side.Mentee ? checkIn : checkIn with
        {
            Title = Phrase.With(Strings.Reflect_About, set.Title, PlainText.Line(membership.Pairing.Mentee.Name)),
            Mentee = membership.Pairing.Mentee.Id.ObjectId,
            Beside = beside,
            Together = together,
        }, ct);
    }

    /// <summary>The newest of the mentee's that this mentor's half is missing for.</summary>
    private async Task<string?> WaitingAsync(PersonId mentor, Pairing pairing, QuestionSet half, CancellationToken ct) =>
        (await checkIns.ListAsync(pairing.Mentee.Id, ct))
        .Where(known => known.PairingId == pairing.Id && Releasing.IsAhead(known, mentor.ObjectId)
            && sets.Find(known.QuestionSetId, known.QuestionSetVersion)?.MentorsHalf?.Set == half.Id)
        .MaxBy(known => known.SubmittedAt)?.Id;

    private static int OrdinalIn(string checkInId, string occasion) =>
        checkInId.StartsWith(occasion, StringComparison.Ordinal)
        && int.TryParse(checkInId.AsSpan(occasion.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : 0;
}
