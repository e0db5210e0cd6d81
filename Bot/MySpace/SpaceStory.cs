using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>Answers found again: what is to be reached, what was tried, lessons, people. Which sets belong where, the sets say.</summary>
internal sealed class SpaceStory(QuestionSetCatalog sets)
{
    public SpaceCounts Count(Space space) => new()
    {
        Waiting = SpaceEntries.Of(space, Section.Waiting).Count,
        CheckIns = space.CheckIns.Count,
        OpenSteps = space.Steps.Count(step => step.IsOpen),
        SettledSteps = space.Steps.Count(step => !step.IsOpen),
        Plans = Latest(space, Shelf.Plans).Count(),
        Experiments = On(space, Shelf.Experiments).Count(),
        Lessons = Lessons(space).Count(),
        People = Latest(space, Shelf.People).Sum(Rows),
        Shared = space.CheckIns.Count(checkIn => !checkIn.Releases.IsEmpty),
    };

    public IReadOnlyList<OwnDataPart> Tell(Space space, Section section) => section == Section.Plans
        ? [.. Latest(space, Shelf.Plans).Concat(On(space, Shelf.Experiments)).Select(checkIn => Whole(space, checkIn))]
        : [.. Latest(space, Shelf.Playbook).Select(checkIn => Whole(space, checkIn)), .. Lessons(space),
            .. Latest(space, Shelf.People).Select(checkIn => Whole(space, checkIn))];

    private IEnumerable<CheckIn> On(Space space, Shelf shelf) =>
        space.Finished.Where(checkIn => sets.FindNewest(checkIn.QuestionSetId)?.Shelf == shelf);

    /// <summary>A later one takes the place of an earlier one on the same set in the same pairing.</summary>
    private IEnumerable<CheckIn> Latest(Space space, Shelf shelf) =>
        On(space, shelf).DistinctBy(checkIn => (checkIn.PairingId, checkIn.QuestionSetId));

    private IEnumerable<OwnDataPart> Lessons(Space space) =>
        from checkIn in space.Finished
        let set = SetOf(checkIn)
        where set is not null
        from lesson in CheckIns.Lessons.In(checkIn, set, sets.FindNewest(set.Id))
        select OwnDataPart.Of(Heading(space, checkIn), lesson.Lines);

    private OwnDataPart Whole(Space space, CheckIn checkIn) => OwnDataPart.Of(
        Heading(space, checkIn),
        from question in SetOf(checkIn)?.Questions ?? []
        let answer = checkIn.AnswerTo(question.Id)
        where answer is { IsEmpty: false }
        let lines = string.Join(question.Kind == QuestionKind.Rows ? "\n" : " / ", AnswerText.Lines(question, answer.Text, answer.ChoiceId, answer.Due))
        select question.Kind == QuestionKind.Rows ? $"{question.Label}:\n{lines}" : $"{question.Label}: {lines}");

    private static string Heading(Space space, CheckIn checkIn) => Phrase.With(
        Strings.Space_Heading, PlainText.Line(checkIn.Title), Phrase.Day(space.DayOf(checkIn.SubmittedAt ?? checkIn.DueAt)));

    private int Rows(CheckIn checkIn) => (SetOf(checkIn)?.Questions ?? []).Where(question => question.Kind == QuestionKind.Rows)
        .Sum(question => checkIn.AnswerTo(question.Id)?.Parts.Count ?? 0);

    private QuestionSet? SetOf(CheckIn checkIn) => sets.Find(checkIn.QuestionSetId, checkIn.QuestionSetVersion);
}

/// <summary>What the standing card says: how many, and none of the words.</summary>
internal sealed record SpaceCounts
{
    public int Waiting { get; init; }

    public int CheckIns { get; init; }

    public int OpenSteps { get; init; }

    public int SettledSteps { get; init; }

    public int Plans { get; init; }

    public int Experiments { get; init; }

    public int Lessons { get; init; }

    public int People { get; init; }

    public int Shared { get; init; }
}
