using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>The card of the current step, and what is left of it once the step is over.</summary>
internal static class StepCard
{
    public static AdaptiveCard For(Opened opened, string? note = null) => opened.State switch
    {
        { Step.Kind: StepKind.Review } => ReviewCard.For(opened, note),
        { Step.Kind: StepKind.DueDay } => DueDayCard.For(opened, note),
        _ => QuestionCard.For(opened, note),
    };

    /// <summary>Whether the card stands in the chat with what its mentee said, here or before, beyond the check-in's name.</summary>
    public static bool HoldsAnswers(Opened opened) => opened.State switch
    {
        { Step.Kind: StepKind.Review } => true,
        { Step: { Kind: StepKind.Question, QuestionId: { } id }, CheckIn: var checkIn } when opened.Set.Find(id) is { } question =>
            (question.Kind == QuestionKind.FollowUp && checkIn.FollowsUp is not null) || Prefills.Shown(checkIn, question) is { IsEmpty: false },
        _ => false,
    };

    /// <summary>The card of a question that goes on in another: one quiet line, none of the text.</summary>
    public static AdaptiveCard Folded(Opened opened, Step step)
    {
        var label = step.Kind == StepKind.DueDay ? Strings.CheckIn_DueLabel
            : step.QuestionId is { } id ? opened.Set.Find(id)?.Label
            : null;
        var line = label is null ? opened.State.CheckIn.Title : Phrase.With(BecameOf(opened, step), label);
        return new AdaptiveCard { Body = [new TextBlock(PlainText.Escape(line)) { IsSubtle = true, Size = TextSize.Small }] };
    }

    private static string BecameOf(Opened opened, Step step) =>
        step.QuestionId is { } asked && opened.State.CheckIn.AnswerTo(asked) is { IsEmpty: false } ? Strings.CheckIn_Answered
        : opened.State.Step.Kind == step.Kind && opened.State.Step.QuestionId == step.QuestionId ? Strings.CheckIn_Elsewhere
        : Strings.CheckIn_Skipped;
}
