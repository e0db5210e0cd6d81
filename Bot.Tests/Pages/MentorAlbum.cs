using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Tests.Builders;
using DialogStep = TeamsMentorBot.CheckIns.Dialogs.Step;

namespace TeamsMentorBot.Tests.Pages;

/// <summary>The cards around what a mentor writes, of the mentor and of the mentee.</summary>
internal static class MentorAlbum
{
    private static readonly QuestionSetCatalog Sets = QuestionSetCatalog.FromThisBuild();
    private static readonly QuestionSet Half = Sets.GetNewest("mentor-quarterly-review");
    private static readonly Person Mentor = new() { Id = Sample.Mentor.Id, Name = Sample.Mentor.Name, LearntZone = "Europe/Berlin" };
    private static readonly Standing Standing = new() { Id = Sample.Mentor.Id, AsMentor = [new Membership(Sample.Program, Sample.Pairing)] };

    private static readonly CheckIn Own = CheckIn.For(Sample.Program, Sample.Pairing, Half, "mina-and-mo.set-mentor-quarterly-review.1", SampleSet.Noon) with
    {
        Title = $"{Half.Title}: {Sample.Mentee.Name}",
        Mentee = Sample.Mentee.Id.ObjectId,
        Together = true,
        Answers =
        [
            new() { QuestionId = "leading", ChoiceId = "3" },
            new()
            {
                QuestionId = "evidence",
                Parts = [new(SampleSet.Noon, "1", "In the planning day you let two others speak first, and the plan got better for it.")],
            },
        ],
    };

    public static IEnumerable<(string Name, AdaptiveCard Card)> All
    {
        get
        {
            var opened = new Opened(
                Mentor,
                CheckInDialog.Begin(Own, Half, SampleSet.Noon) with { Readers = [new(Sample.Mentee.Id.ObjectId, Sample.Mentee.Name)], CheckIn = Own },
                Half);
            var offered = Sets.Newest.Where(set => set.AnsweredBy == Side.Mentor).OrderBy(set => set.Rank);
            yield return ("mentor: reflect", ReflectCard.For([.. offered], Standing, 0));
            yield return ("mentor: question", StepCard.For(opened with { State = opened.State with { Step = DialogStep.Question("evidence") } }));
            yield return ("mentor: review", StepCard.For(opened with { State = opened.State with { Step = DialogStep.Review } }));
            var theirs = Own with { Title = "Looking back on the quarter" };
            yield return ("half asked for", HalfCard.For(new MissingHalf(Sample.Program, Sample.Pairing, theirs, Half)));
            yield return ("half, waiting", ClosingCards.For((Own with { State = CheckInState.Submitted }).With(Sent), "Europe/Berlin"));
            yield return ("a mentor's own, as the mentee reads it", DigestCard.For(AsRead));
            yield return ("feedback for whom", ForWhomCard.For(
                Sets.GetNewest("feedback"), Sample.Pairing with { Mentors = [Sample.Mentor, Sample.Person("d", "Dora Second")] }));
            yield return ("agreement of a mentor", AgreementCard.Ask(Sample.Program, Sample.Pairing, Sample.Mentor.Id));
            yield return ("agreement of a mentee", AgreementCard.Ask(Sample.Program, Sample.Pairing, Sample.Mentee.Id));
            var naming = Sample.Program with { Overdue = OverdueRule.Names };
            yield return ("agreement of a mentor, with names", AgreementCard.Ask(naming, Sample.Pairing, Sample.Mentor.Id));
            yield return ("agreement of a mentee, with names", AgreementCard.Ask(naming, Sample.Pairing, Sample.Mentee.Id));
            yield return ("agreement, settled", AgreementCard.For(Sample.Program, Sample.Pairing, Sample.Mentee.Id, "Europe/Berlin"));
            yield return ("several reflections", DigestCard.For(Several));
            yield return ("several reflections of one", DigestCard.For(Several with { Author = Sample.Mentee.Id, Entries = Several.Entries.RemoveAt(2) }));
        }
    }

    private static Digest Several => new(
    [
        Shared(Sample.Mentee, "Present the growth plan to the board of directors"),
        Shared(Sample.Mentee, "The board review"),
        Shared(Sample.Person("e", "Ben Third"), "Hand the regional team over"),
    ],
    "digest.executives.2026-05-08")
    {
        Late = [Sample.Person("f", "Cleo Fourth"), Sample.Person("9", "Dan Fifth")],
    };

    private static DigestEntry Shared(PersonName author, string title) => AsRead with
    {
        Author = author.Id,
        AuthorName = author.Name,
        IsMentors = false,
        Title = title,
    };

    private static Release Sent => new()
    {
        Ordinal = 1,
        State = ReleaseState.Released,
        HeldUntil = SampleSet.Noon,
        Readers = [new(Sample.Mentee.Id.ObjectId, Sample.Mentee.Name)],
        Items = [new("evidence", 1, Visibility.Mentor)],
        Ahead = [Sample.Mentee.Id.ObjectId],
    };

    private static DigestEntry AsRead => new()
    {
        Author = Sample.Mentor.Id,
        AuthorName = Sample.Mentor.Name,
        ReaderName = Sample.Mentee.Name,
        AuthorMail = "mo.mentor@example.com",
        IsMentors = true,
        ProgramId = Sample.Program.Id,
        PairingId = Sample.Pairing.Id,
        CheckInId = Own.Id,
        Title = Half.Title,
        BesideTitle = "Looking back on the quarter",
        SharedAt = SampleSet.Noon,
        Release = 1,
        Answers = [.. Own.Answers.Select(answer => new DigestAnswer(
            Half.Find(answer.QuestionId)!, new EarlierRevision(1, answer.Text, answer.ChoiceId, null), false))],
    };
}
