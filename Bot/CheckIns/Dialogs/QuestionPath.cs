using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>Which questions of a set this check-in asks, in order.</summary>
internal sealed class QuestionPath(QuestionSet set, DialogState state)
{
    public IReadOnlyList<Question> Asked { get; } =
        [.. set.Questions.Where(question => IsAnswered(question, state) || ((!question.Detail || state.Detail) && Applies(question, state)))];

    public bool HasMoreDetail => !state.Detail && set.Questions.Any(question => question.Detail);

    /// <summary>The first question without an answer.</summary>
    public Step First => Asked.FirstOrDefault(question => state.CheckIn.AnswerTo(question.Id) is null) is { } open
        ? Step.Question(open.Id)
        : Step.Review;

    public Step After(string questionId)
    {
        var rest = Asked.SkipWhile(question => question.Id != questionId).Skip(1);
        if (state.Reviewed)
            rest = rest.Where(question => question.Detail && state.CheckIn.AnswerTo(question.Id) is null);
        return rest.FirstOrDefault() is { } next && !(state.Reviewed && !IsDetail(questionId)) ? Step.Question(next.Id) : Step.Review;
    }

    public Step Before(string? questionId)
    {
        if (questionId is null)
            return Asked.Count == 0 ? Step.Review : Step.Question(Asked[^1].Id);
        if (state.Reviewed)
            return Step.Review;
        return Asked.TakeWhile(question => question.Id != questionId).LastOrDefault() is { } previous
            ? Step.Question(previous.Id)
            : Step.Question(questionId);
    }

    public Step FirstDetail => Asked.FirstOrDefault(question => question.Detail && state.CheckIn.AnswerTo(question.Id) is null) is { } next
        ? Step.Question(next.Id)
        : Step.Review;

    /// <summary>One-based place of a question, for "2 of 6".</summary>
    public int PlaceOf(string questionId) => Asked.TakeWhile(question => question.Id != questionId).Count() + 1;

    private bool IsDetail(string questionId) => set.Find(questionId)?.Detail == true;

    // Whatever can be released stands on the review, also when the further questions were asked in an earlier opening.
    private static bool IsAnswered(Question question, DialogState state) => state.CheckIn.AnswerTo(question.Id) is { IsEmpty: false };

    private static bool Applies(Question question, DialogState state) =>
        (question.Kind != QuestionKind.FollowUp || state.CheckIn.FollowsUp is not null)
        && (question.When is not { } when || when.IsMetBy(state.CheckIn.AnswerTo(when.Question)?.ChoiceId));
}
