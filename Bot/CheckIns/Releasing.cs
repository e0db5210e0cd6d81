using System.Collections.Immutable;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a press of Send lets whom read: pure decisions.</summary>
internal static class Releasing
{
    /// <summary>Nobody, once the pairing has ended. The program's team is never somebody of the pairing itself.</summary>
    public static ImmutableList<Reader> ReadersOf(Frame? frame, QuestionSet set, PersonId author) => frame is not { Pairing: { Ended: false } pairing }
        ? []
        : [.. MayRead(frame.Program.Owners, pairing, set, author).Select(person => new Reader(person.Id.ObjectId, person.Name))];

    /// <summary>
    /// Who may be let in to an author's answers on a set at all. What a mentor writes is for the mentee and for nobody else: no other mentor,
    /// not the program's team, whatever its set says.
    /// </summary>
    /// <param name="team">The program's owners.</param>
    public static IEnumerable<PersonName> MayRead(
        IReadOnlyList<PersonName> team, Pairing pairing, QuestionSet set, PersonId author) => set.Readers switch
    {
        Audience.Nobody => [],
        _ when author != pairing.Mentee.Id => pairing.Mentors.Any(mentor => mentor.Id == author) ? [pairing.Mentee] : [],
        Audience.Team => team.ExceptBy(pairing.Mentors.Append(pairing.Mentee).Select(person => person.Id), owner => owner.Id),
        _ => pairing.Mentors,
    };

    /// <summary>The same people, whatever their order: names may be respelt without widening anything.</summary>
    public static bool SamePeople(IEnumerable<Reader> readers, IEnumerable<Reader> others) =>
        SamePeople(readers, others.Select(other => other.ObjectId));

    public static bool SamePeople(IEnumerable<Reader> readers, IEnumerable<string> objectIds) =>
        readers.Select(reader => reader.ObjectId).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(objectIds);

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
        return Submit(GiveUpHeld(checkIn), now).With(release);
    }

    /// <summary>A wording that was corrected, or kept private, during its hold is read by nobody.</summary>
    public static CheckIn GiveUpHeld(CheckIn checkIn) => checkIn with
    {
        Releases = checkIn.Releases.ConvertAll(known => known.State == ReleaseState.Held ? TakenBack(known) : known),
    };

    public static CheckIn Submit(CheckIn checkIn, DateTimeOffset now) => checkIn with
    {
        State = CheckInState.Submitted,
        SubmittedAt = checkIn.SubmittedAt ?? now,
        Answers = checkIn.Answers.ConvertAll(answer => answer with { Submitted = answer.Revision }),
    };

    /// <summary>The hold is over: null when it was taken back, is over already, or still runs.</summary>
    /// <param name="waiting">See <see cref="Release.Waiting"/>.</param>
    public static CheckIn? EndHold(CheckIn checkIn, int ordinal, DateTimeOffset now, params ImmutableList<string> waiting) =>
        checkIn.Releases.Find(release => release.Ordinal == ordinal) is { State: ReleaseState.Held } held && held.HeldUntil <= now
            ? checkIn.With(held with
            {
                State = ReleaseState.Released,
                Waiting = waiting,
                Ahead = checkIn.Together ? held.Readers.ConvertAll(reader => reader.ObjectId) : [],
            })
            : null;

    /// <summary>Readers who have left the pairing since the press are not let in. Where nobody else is left it counts as taken back.</summary>
    public static CheckIn LeaveOut(CheckIn checkIn, int ordinal, ImmutableList<Reader> gone)
    {
        if (gone.IsEmpty || checkIn.Releases.Find(release => release.Ordinal == ordinal) is not { } release)
            return checkIn;
        var left = release.Readers.RemoveAll(gone.Contains);
        return checkIn.With(release with
        {
            State = left.IsEmpty ? ReleaseState.TakenBack : release.State,
            Readers = left,
            Waiting = release.Waiting.RemoveAll(id => gone.Exists(reader => reader.ObjectId == id)),
            Ahead = release.Ahead.RemoveAll(id => gone.Exists(reader => reader.ObjectId == id)),
            NotSentTo = gone,
        });
    }

    public static bool WaitsFor(CheckIn checkIn, string objectId) => checkIn.Releases.Exists(release => release.Waiting.Contains(objectId));

    /// <summary>Somebody accepted the agreement. Null when nothing waited for it.</summary>
    public static CheckIn? LetIn(CheckIn checkIn, string objectId) => WaitsFor(checkIn, objectId)
        ? checkIn with { Releases = checkIn.Releases.ConvertAll(release => release with { Waiting = release.Waiting.Remove(objectId) }) }
        : null;

    /// <summary>Somebody has sent their own half. Null when nothing waited for it.</summary>
    public static CheckIn? OpenTo(CheckIn checkIn, string objectId) => IsAhead(checkIn, objectId)
        ? checkIn with { Releases = checkIn.Releases.ConvertAll(release => release with { Ahead = release.Ahead.Remove(objectId) }) }
        : null;

    /// <summary>Whether something was sent that opens to them once they have sent their own half.</summary>
    public static bool IsAhead(CheckIn checkIn, string objectId) =>
        checkIn.Releases.Exists(release => release.IsSentTo(objectId) && release.Ahead.Contains(objectId));

    public static bool IsSentTo(CheckIn checkIn, string objectId) => checkIn.Releases.Exists(release => release.IsSentTo(objectId));

    /// <summary>Its readers have it waiting for them: null when that is known already, or when it was taken back.</summary>
    public static CheckIn? MarkLetIn(CheckIn checkIn, int ordinal) =>
        checkIn.Releases.Find(release => release.Ordinal == ordinal) is { State: ReleaseState.Released, IsLetIn: false } released
            ? checkIn.With(released with { IsLetIn = true })
            : null;

    /// <summary>
    /// Everything that this check-in lets anybody read, since an earlier release has no button of its own any more.
    /// Null when the named one was taken back already: a press that comes twice takes nothing newer back.
    /// </summary>
    public static CheckIn? TakeBack(CheckIn checkIn, int ordinal) =>
        checkIn.Releases.Find(release => release.Ordinal == ordinal) is { State: not ReleaseState.TakenBack }
            ? checkIn with { Releases = checkIn.Releases.ConvertAll(TakenBack) }
            : null;

    /// <summary>An answer that is switched off now, or emptied, is no longer in what was released before.</summary>
    public static CheckIn Narrow(CheckIn checkIn) => checkIn with
    {
        Releases = checkIn.Releases.ConvertAll(release =>
        {
            var kept = release.Items.RemoveAll(item => checkIn.AnswerTo(item.QuestionId) is null or { IsEmpty: true } or { Visibility: Visibility.Private });
            return kept.Count == release.Items.Count ? release
                : kept.IsEmpty ? TakenBack(release)
                : release with { Items = kept };
        }),
    };

    /// <summary>The released revisions that this person may read: the newest of each answer that names them.</summary>
    public static IReadOnlyList<ReleasedRevision> ReadableBy(CheckIn checkIn, string objectId) =>
    [
        .. checkIn.Releases
            .Where(release => release.LetsRead(objectId))
            .SelectMany(release => release.Items)
            .GroupBy(item => item.QuestionId)
            .Select(revisions => revisions.MaxBy(item => item.Revision)!),
    ];

    private static Release TakenBack(Release release) => release.State == ReleaseState.TakenBack
        ? release
        : release with { State = ReleaseState.TakenBack, MayHaveBeenRead = release.State == ReleaseState.Released };

    /// <summary>The wording that a released revision names, even after later edits.</summary>
    public static EarlierRevision? Wording(CheckIn checkIn, ReleasedRevision item) => checkIn.AnswerTo(item.QuestionId) switch
    {
        { } answer when answer.Revision == item.Revision => new EarlierRevision(answer.Revision, answer.Text, answer.ChoiceId, answer.Due),
        { } answer => answer.Earlier.Find(earlier => earlier.Revision == item.Revision),
        null => null,
    };
}
