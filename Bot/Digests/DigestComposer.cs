using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Reads what some keys name. Each time, the author's own record decides whether this reader may read it, so that
/// nothing taken back, erased or never released can come out, whatever the keys say.
/// </summary>
internal sealed class DigestComposer(CheckInStore checkIns, CommitmentStore commitments, ReadingRight right, PackReader packs)
{
    /// <summary>Of those still open, on one card: the newest.</summary>
    private const int MostCommitments = 8;

    private const int MostQuestions = 3;

    /// <param name="key">The delivery that shows it.</param>
    public async Task<Digest> ComposeAsync(PersonId reader, string key, IEnumerable<ReleasedKey> keys, CancellationToken ct)
    {
        var entries = ImmutableList.CreateBuilder<DigestEntry>();
        foreach (var group in keys.GroupBy(one => (one.Author, one.CheckInId)))
            if (await EntryAsync(reader, group.Key.Author, group.Key.CheckInId,
                group.Select(one => one.QuestionId).ToHashSet(StringComparer.Ordinal), ct) is { } entry)
                entries.Add(entry);
        return new Digest([.. entries.OrderBy(entry => entry.SharedAt)], key);
    }

    /// <returns>Null when nothing of it may be read by this reader.</returns>
    public async Task<DigestEntry?> EntryAsync(
        PersonId reader, PersonId author, string checkInId, IReadOnlySet<string>? questions, CancellationToken ct)
    {
        if (reader.TenantId != author.TenantId || await checkIns.FindAsync(author, checkInId, ct) is not { CheckIn: { } checkIn })
            return null;
        if (await right.OfAsync(reader, author, checkIn, ct) is not var (pairing, set, named))
            return null;
        var answers = Answers(checkIn, set, reader, questions).AddRange(await packs.ReadAsync(reader, author, checkIn, questions, ct));
        if (answers.IsEmpty)
            return null;
        var writer = pairing.Mentors.Prepend(pairing.Mentee).First(person => person.Id == author);
        return new DigestEntry
        {
            Author = author,
            ProgramId = checkIn.ProgramId,
            PairingId = checkIn.PairingId,
            AuthorName = writer.Name,
            ReaderName = named.Name,
            IsMentors = checkIn.IsMentors,
            CheckInId = checkIn.Id,
            // A mentor's own says whom it is about, which its reader knows.
            Title = checkIn.IsMentors ? set.Title : checkIn.Title,
            OwnSet = set.MentorsHalf is { Together: false } half ? half.Set : null,
            BesideTitle = await BesideTitleAsync(reader, checkIn, ct),
            SharedAt = checkIn.Releases.Where(release => release.LetsRead(reader.ObjectId)).Max(release => release.HeldUntil),
            Release = checkIn.Releases.Where(release => release.LetsRead(reader.ObjectId)).Max(release => release.Ordinal),
            IsLate = checkIn.IsLate,
            IsUrgent = set.Urgent,
            IsSkipped = checkIn.State == CheckInState.Skipped,
            IsPack = !checkIn.Pack.IsEmpty,
            MayBeMailed = Agreement.LetsMail(pairing, author, reader),
            Answers = answers,
            // A pack holds what was put into it, and nothing else that its reader was given once, as somebody's mentor.
            OpenCommitments = checkIn.Pack.IsEmpty ? await OpenCommitmentsAsync(reader, checkIn, author, ct) : [],
            Ratings = checkIn.Pack.IsEmpty && answers.Exists(answer => answer.Question.Kind == QuestionKind.Scale)
                ? Ratings.Of(checkIn, await checkIns.ListAsync(author, ct), set, reader.ObjectId)
                : [],
            AskNext = checkIn.IsMentors || checkIn.State == CheckInState.Skipped ? [] : Pick(set.AskNext.In(checkIn.Mode), checkIn.Id),
            AuthorMail = writer.Mail,
        };
    }

    /// <summary>From the reader's own partition: a mentor's check-in stands beside one of theirs.</summary>
    private async Task<string?> BesideTitleAsync(PersonId reader, CheckIn checkIn, CancellationToken ct) =>
        checkIn is { IsMentors: true, Beside: { } beside } ? (await checkIns.FindAsync(reader, beside, ct))?.CheckIn.Title : null;

    /// <param name="questions">Only these, or all when null.</param>
    private static ImmutableList<DigestAnswer> Answers(CheckIn checkIn, QuestionSet set, PersonId reader, IReadOnlySet<string>? questions)
    {
        var readable = Releasing.ReadableBy(checkIn, reader.ObjectId);
        return
        [
            .. from question in set.Questions.Append(SkipReasons.Question)
               where questions is null || questions.Contains(question.Id)
               let item = readable.FirstOrDefault(item => item.QuestionId == question.Id)
               where item is not null
               let wording = Releasing.Wording(checkIn, item)
               where wording is not null
               select new DigestAnswer(question, wording, Edited(checkIn, item, reader)),
        ];
    }

    private static bool Edited(CheckIn checkIn, ReleasedRevision item, PersonId reader) => checkIn.Releases.Any(release =>
        release.LetsRead(reader.ObjectId) && release.Items.Any(other => other.QuestionId == item.QuestionId && other.Revision < item.Revision));

    /// <summary>Each in the wording that was released: the check-in it was made in says which, and to whom.</summary>
    private async Task<ImmutableList<EarlierRevision>> OpenCommitmentsAsync(PersonId reader, CheckIn checkIn, PersonId author, CancellationToken ct)
    {
        var open = ImmutableList.CreateBuilder<EarlierRevision>();
        foreach (var commitment in (await commitments.ListAsync(author, ct)).Where(commitment =>
            commitment.IsOpen && commitment.PairingId == checkIn.PairingId && commitment.CheckInId != checkIn.Id).TakeLast(MostCommitments))
            if ((await checkIns.FindAsync(author, commitment.CheckInId, ct))?.CheckIn is { } origin
                && Releasing.ReadableBy(origin, reader.ObjectId).FirstOrDefault(item => item.QuestionId == commitment.QuestionId) is { } item
                && Releasing.Wording(origin, item) is { } wording)
                open.Add(wording);
        return open.ToImmutable();
    }

    /// <summary>Another one first for each check-in, and the same whenever the same card is made again.</summary>
    private static ImmutableList<string> Pick(IReadOnlyList<string> questions, string checkInId)
    {
        var first = questions.Count == 0 ? 0 : checkInId.Sum(letter => letter) % questions.Count;
        return [.. questions.Skip(first).Concat(questions.Take(first)).Take(MostQuestions)];
    }
}
