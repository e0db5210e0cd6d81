using System.Collections.Immutable;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a press of Send lets whom read: pure decisions.</summary>
internal static class Releasing
{
    /// <summary>Nobody, once the pairing has ended.</summary>
    public static ImmutableList<Reader> ReadersOf(Pairing? pairing) => pairing is null || pairing.Ended
        ? []
        : [.. pairing.Mentors.Select(mentor => new Reader(mentor.Id.ObjectId, mentor.Name))];

    /// <summary>The same people, whatever their order: names may be respelt without widening anything.</summary>
    public static bool SamePeople(IEnumerable<Reader> readers, IEnumerable<Reader> others) =>
        readers.Select(reader => reader.ObjectId).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(others.Select(other => other.ObjectId));

    /// <summary>Answers that go out when Send is pressed now; a private one never does.</summary>
    public static ImmutableList<ReleasedRevision> Items(CheckIn checkIn) =>
    [
        .. checkIn.Answers
            .Where(answer => !answer.IsEmpty && answer.Visibility != Visibility.Private)
            .Select(answer => new ReleasedRevision(answer.QuestionId, answer.Revision, answer.Visibility)),
    ];

    public static CheckIn Press(CheckIn checkIn, ImmutableList<Reader> readers, DateTimeOffset now, TimeSpan hold, string? cardActivityId)
    {
        var release = new Release
        {
            Ordinal = checkIn.Releases.Count + 1,
            State = ReleaseState.Held,
            HeldUntil = now + hold,
            Readers = readers,
            Items = Items(checkIn),
            CardActivityId = cardActivityId,
        };
        return Submit(checkIn, now).With(release);
    }

    public static CheckIn Submit(CheckIn checkIn, DateTimeOffset now) =>
        checkIn with { State = CheckInState.Submitted, SubmittedAt = checkIn.SubmittedAt ?? now };

    /// <summary>The hold is over: null when it was taken back, is over already, or still runs.</summary>
    public static CheckIn? EndHold(CheckIn checkIn, int ordinal, DateTimeOffset now) =>
        checkIn.Releases.Find(release => release.Ordinal == ordinal) is { State: ReleaseState.Held } held && held.HeldUntil <= now
            ? checkIn.With(held with { State = ReleaseState.Released })
            : null;

    public static CheckIn? TakeBack(CheckIn checkIn, int ordinal) =>
        checkIn.Releases.Find(release => release.Ordinal == ordinal) is { State: not ReleaseState.TakenBack } release
            ? checkIn.With(release with { State = ReleaseState.TakenBack })
            : null;

    /// <summary>The released revisions that this person may read: the newest of each answer that names them.</summary>
    public static IReadOnlyList<ReleasedRevision> ReadableBy(CheckIn checkIn, string objectId) =>
    [
        .. checkIn.Releases
            .Where(release => release.LetsRead(objectId))
            .SelectMany(release => release.Items)
            .GroupBy(item => item.QuestionId)
            .Select(revisions => revisions.MaxBy(item => item.Revision)!),
    ];

    /// <summary>The wording that a released revision names, even after later edits.</summary>
    public static EarlierRevision? Wording(CheckIn checkIn, ReleasedRevision item) => checkIn.AnswerTo(item.QuestionId) switch
    {
        { } answer when answer.Revision == item.Revision => new EarlierRevision(answer.Revision, answer.Text, answer.ChoiceId, answer.Due),
        { } answer => answer.Earlier.Find(earlier => earlier.Revision == item.Revision),
        null => null,
    };
}
