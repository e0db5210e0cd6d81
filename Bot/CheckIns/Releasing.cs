using System.Collections.Immutable;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a press of Send lets whom read: pure decisions.</summary>
internal static class Releasing
{
    /// <summary>Nobody, once the pairing has ended. The program's team is never somebody of the pairing itself.</summary>
    public static ImmutableList<Reader> ReadersOf(PairingContext? context, QuestionSet set, PersonId author, CheckIn checkIn) =>
        context is not { Pairing: { Ended: false } pairing }
        ? []
        : [.. MayRead(context.Program.Owners, pairing, set, author, checkIn).Select(person => new Reader(person.Id.ObjectId, person.Name))];

    /// <summary>To whom a mentee's answers can be open beside their readers: for a pack that the mentee puts together.</summary>
    public static Reader? SponsorOf(PairingContext? context, QuestionSet set, PersonId author) =>
        set.Readers == Audience.Mentors && context is { Pairing: { Ended: false, Sponsor: { } sponsor } pairing } && pairing.Mentee.Id == author
            ? new Reader(sponsor.Id.ObjectId, sponsor.Name)
            : null;

    /// <summary>
    /// Who may be let in to an author's answers on a set at all. What a mentor writes is for the mentee and for nobody else: no other mentor,
    /// not the program's team, whatever its set says.
    /// </summary>
    /// <param name="team">The program's owners.</param>
    public static IEnumerable<PersonName> MayRead(
        IReadOnlyList<PersonName> team, Pairing pairing, QuestionSet set, PersonId author, CheckIn checkIn) => set.Readers switch
    {
        Audience.Nobody => [],
        _ when author != pairing.Mentee.Id => pairing.Mentors.Any(mentor => mentor.Id == author) ? [pairing.Mentee] : [],
        Audience.OneMentor => pairing.Mentors.Where(mentor => mentor.Id.ObjectId == checkIn.OnlyFor),
        Audience.Team => team.Where(owner => !pairing.Has(owner.Id)),
        Audience.Sponsor => pairing.Sponsor is { } sponsor ? [sponsor] : [],
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
        .. checkIn.Pack.Where(item => !item.LeftOut).Select(item => new ReleasedRevision(item.Id, item.Revision, Visibility.Mentor)),
    ];

    public static CheckIn Press(CheckIn checkIn, Named named, DateTimeOffset now, TimeSpan hold, string? cardActivityId)
    {
        var items = Items(checkIn);
        var release = new Release
        {
            Ordinal = checkIn.Releases.Count + 1,
            State = ReleaseState.Held,
            HeldUntil = now + hold,
            Readers = named.Readers,
            Items = items,
            Sponsor = items.Exists(item => item.Visibility == Visibility.MentorAndSponsor) ? named.Sponsor : null,
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

    public static bool WaitsFor(CheckIn checkIn, string objectId) =>
        checkIn.Releases.Exists(release => release.IsSentTo(objectId) && release.Waiting.Contains(objectId));

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
            var kept = release.Items
                .ConvertAll(item => VisibilityNow(checkIn, item) is var now && now < item.Visibility ? item with { Visibility = now } : item)
                .RemoveAll(item => item.Visibility == Visibility.Private);
            return kept.SequenceEqual(release.Items) ? release
                : kept.IsEmpty ? TakenBack(release)
                : release with { Items = kept };
        }),
    };

    private static Visibility VisibilityNow(CheckIn checkIn, ReleasedRevision item) =>
        checkIn.Pack.Find(held => held.Id == item.QuestionId) is { } packed ? packed.LeftOut ? Visibility.Private : item.Visibility
        : checkIn.AnswerTo(item.QuestionId) is { IsEmpty: false } answer ? answer.Visibility
        : Visibility.Private;

    /// <summary>What this sponsor may be sent in a pack: the newest revision of each answer that was opened to them.</summary>
    public static IReadOnlyList<ReleasedRevision> OpenToSponsor(CheckIn checkIn, string sponsorId) => Newest(
        checkIn.Releases.Where(release => release.State == ReleaseState.Released && release.Sponsor?.ObjectId == sponsorId)
            .SelectMany(release => release.Items).Where(item => item.Visibility == Visibility.MentorAndSponsor));

    /// <summary>The released revisions that this person may read: the newest of each answer that names them.</summary>
    public static IReadOnlyList<ReleasedRevision> ReadableBy(CheckIn checkIn, string objectId) =>
        Newest(checkIn.Releases.Where(release => release.LetsRead(objectId)).SelectMany(release => release.Items));

    private static List<ReleasedRevision> Newest(IEnumerable<ReleasedRevision> items) =>
        [.. items.GroupBy(item => item.QuestionId).Select(revisions => revisions.MaxBy(item => item.Revision)!)];

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
