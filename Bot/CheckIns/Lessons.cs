using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>An answer that its set calls a lesson.</summary>
internal sealed record Lesson(CheckIn CheckIn, Question Question, Answer Answer)
{
    public IEnumerable<string> Lines => AnswerText.Lines(Question, Answer.Text, Answer.ChoiceId, Answer.Due);
}

/// <summary>Lessons gathered from check-ins: pure.</summary>
internal static class Lessons
{
    /// <summary>On one list to start from: the newest.</summary>
    private const int Most = 12;

    /// <param name="set">The version that it was answered on.</param>
    /// <param name="newest">Says what is a lesson, also about earlier versions; null where the set is offered no longer.</param>
    public static IEnumerable<Lesson> In(CheckIn checkIn, QuestionSet set, QuestionSet? newest) =>
        from question in set.Questions
        where (newest?.Find(question.Id) ?? question).Lesson
        let answer = checkIn.AnswerTo(question.Id)
        where answer is { IsEmpty: false }
        select new Lesson(checkIn, question, answer);

    /// <summary>The rows of a list, and a row for each lesson since; private as soon as one of them is.</summary>
    public static Answer? Follow(Answer? rows, Question question, IEnumerable<Lesson> since)
    {
        var added = since.TakeLast(Most).ToList();
        if (added.Count == 0)
            return rows;
        var start = rows ?? new Answer { QuestionId = question.Id };
        return start with
        {
            Parts = [.. start.Parts, .. added.Select(Row).OfType<AnswerPart>()],
            Visibility = added.Exists(lesson => lesson.Answer.Visibility == Visibility.Private) ? Visibility.Private : start.Visibility,
        };
    }

    private static AnswerPart? Row(Lesson lesson) =>
        RowText.Of([Phrase.Shortened(string.Join(' ', lesson.Lines), RowText.LongestCell)]) is { } row
            ? new AnswerPart(default, $"lesson.{lesson.CheckIn.Id}.{lesson.Question.Id}", row)
            : null;
}
