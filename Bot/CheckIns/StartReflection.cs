using System.Globalization;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>What somebody wants to begin.</summary>
/// <param name="Beside">See <see cref="CheckIn.Beside"/>.</param>
/// <param name="OnlyFor">See <see cref="CheckIn.OnlyFor"/>; a claim of the card.</param>
internal sealed record Wish(string SetId, string? Beside = null, string? OnlyFor = null);

/// <summary>
/// Somebody begins a check-in by themselves: a mentee on any set, or a mentor on one for mentors. One that they began and did not finish
/// goes on.
/// </summary>
internal sealed class StartReflection(CheckInStore checkIns, QuestionSetCatalog sets, TimeProvider time)
{
    /// <param name="author">The pairing's mentee, or one of its mentors.</param>
    /// <returns>
    /// Null when there is no such set for them, nobody whom it would be for, or nothing that it would be the other half of.
    /// </returns>
    public async Task<CheckIn?> StartAsync(PersonId author, Membership membership, Wish wish, CancellationToken ct)
    {
        if (sets.FindNewest(wish.SetId) is not { } set || set.AnsweredBy != membership.Pairing.SideOf(author))
            return null;
        var onlyFor = set.Readers == Audience.OneMentor ? OneMentor(membership.Pairing, wish.OnlyFor) : null;
        var together = sets.IsHalfTogether(set.Id);
        var beside = together ? await WaitingAsync(author, membership.Pairing, set, ct) : wish.Beside;
        if ((together && beside is null) || (set.Readers == Audience.OneMentor && onlyFor is null))
            return null;
        // A half is one check-in, however often it is begun or sent.
        if (together && (await checkIns.ListAsync(author, ct)).FirstOrDefault(own => own.Together && own.Beside == beside) is { } half)
            return half;
        var occasion = $"{membership.Pairing.Id}.set-{set.Id}.";
        var earlier = (await checkIns.StatesAsync(author, ct))
            .Select(known => (known.Id, known.State, Ordinal: OrdinalIn(known.Id, occasion)))
            .Where(known => known.Ordinal > 0).OrderBy(known => known.Ordinal).LastOrDefault();
        if (earlier.State is CheckInState.Due or CheckInState.InProgress && earlier.Ordinal > 0
            && await checkIns.FindAsync(author, earlier.Id, ct) is { CheckIn: var unfinished }
            && unfinished.Beside == beside && unfinished.OnlyFor == onlyFor?.Id.ObjectId)
            return unfinished;
        var id = string.Create(CultureInfo.InvariantCulture, $"{occasion}{earlier.Ordinal + 1}");
        var checkIn = CheckIn.For(membership.Program, membership.Pairing, set, id, time.GetUtcNow());
        return await checkIns.AddIfNewAsync(author, set.AnsweredBy == Side.Mentee ? For(onlyFor, checkIn) : checkIn with
        {
            Title = About(set, membership.Pairing.Mentee),
            Mentee = membership.Pairing.Mentee.Id.ObjectId,
            Beside = beside,
            Together = together,
        }, ct);

        CheckIn For(PersonName? mentor, CheckIn mentees) => mentor is null
            ? mentees
            : mentees with { Title = About(set, mentor), OnlyFor = mentor.Id.ObjectId };
    }

    private static string About(QuestionSet set, PersonName person) => Phrase.With(Strings.Reflect_About, set.Title, PlainText.Line(person.Name));

    private static PersonName? OneMentor(Pairing pairing, string? chosen) => pairing.Mentors is [var only]
        ? only
        : pairing.Mentors.FirstOrDefault(mentor => mentor.Id.ObjectId == chosen);

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
