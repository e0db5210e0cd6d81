using System.Collections.Immutable;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>
/// What a question starts from. It is an answer only once the mentee has said so: skipped, it stays what it was in the earlier check-in.
/// </summary>
internal static class Prefills
{
    private static readonly string[] KeepWords = ["same", "keep", "keep it", "yes", "still", "as it is", "unchanged", "done"];

    /// <summary>What the card shows: the answer, or what it would start from.</summary>
    public static Answer? Shown(CheckIn checkIn, Question question) =>
        checkIn.AnswerTo(question.Id) ?? Offered(checkIn, question);

    /// <summary>What it would start from, while it has no answer: left standing by Back or Skip, it is none.</summary>
    public static Answer? Offered(CheckIn checkIn, Question question) =>
        checkIn.AnswerTo(question.Id) is null ? checkIn.Prefilled.Find(known => known.QuestionId == question.Id) : null;

    /// <summary>What a change on the card starts from. What stands in an input comes back with it; rows and what is too long for one do not.</summary>
    public static Answer Start(CheckIn checkIn, Question question) =>
        Shown(checkIn, question) is { } shown && (checkIn.AnswerTo(question.Id) is not null || question.Kind == QuestionKind.Rows || !InputRoom.Shows(shown))
            ? shown
            : new Answer { QuestionId = question.Id };

    /// <summary>Typed instead of pressing Next on what stands there.</summary>
    /// <returns>Null where nothing waits to be kept, or other words were typed.</returns>
    public static Answer? Kept(CheckIn checkIn, Question question, string text) =>
        TypedWords.Are(text, KeepWords) ? Offered(checkIn, question) : null;

    /// <summary>An answer of another question as the start of this one: the same where both are of a kind, in words elsewhere.</summary>
    /// <param name="inWords">The earlier answer as it reads.</param>
    public static Answer? From(Question earlier, Answer answer, Question question, string inWords)
    {
        // What was kept private stays so until its mentee says otherwise.
        var start = new Answer { QuestionId = question.Id, Visibility = answer.Visibility };
        return question.Kind switch
        {
            _ when answer.IsEmpty => null,
            QuestionKind.Rows => start with { Parts = answer.Parts },
            QuestionKind.Date => answer.Due is { } due ? start with { Due = due } : null,
            QuestionKind.Choice or QuestionKind.Choices or QuestionKind.Scale
                when earlier.Kind == question.Kind && question.Chosen(answer.ChoiceId) is [_, ..] chosen =>
                    start with { ChoiceId = ChoiceIds.Join(chosen.Select(choice => choice.Id)) },
            QuestionKind.Choice or QuestionKind.Choices or QuestionKind.Scale => null,
            _ => start with { Parts = ImmutableList.Create(new AnswerPart(default, "earlier", inWords)) },
        };
    }
}
