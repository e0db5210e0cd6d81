using System.Collections.Immutable;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>An answer entered on a card. A repeat changes nothing; text on an outdated card is kept and asked about.</summary>
internal static class Tapped
{
    public static DialogTurnResult Continue(DialogState state, DialogInput.Answered input, QuestionSet set, DateTimeOffset now)
    {
        if (set.Find(input.QuestionId) is null)
            return new(state, DialogReply.OutOfDate);
        var stored = state.CheckIn.AnswerTo(input.QuestionId);
        var isCurrent = state.Step.QuestionId == input.QuestionId && (input.Rev == state.Rev || stored is null);
        return isCurrent ? Accept(state, stored, input, set, now) : Stale(state, stored, input);
    }

    private static DialogTurnResult Accept(
        DialogState state, Answer? stored, DialogInput.Answered input, QuestionSet set, DateTimeOffset now)
    {
        var text = input.Part?.Text ?? "";
        var nothing = text.Length == 0 && input.ChoiceId is null && input.Due is null;
        if ((stored is null && nothing) || stored?.Says(text, input.ChoiceId, input.Due) == true)
            return CheckInDialog.Show(CheckInDialog.Advance(state, set, now));
        ImmutableList<AnswerPart> parts = text.Length == 0 ? [] : stored?.Text == text ? stored.Parts : [input.Part!];
        var answer = (stored ?? new Answer { QuestionId = input.QuestionId }).Replace(parts, input.ChoiceId, input.Due);
        return CheckInDialog.Show(CheckInDialog.Advance(CheckInDialog.WithAnswer(state, answer), set, now));
    }

    private static DialogTurnResult Stale(DialogState state, Answer? stored, DialogInput.Answered input)
    {
        var saysNothingNew = input.Part is not { } part || part.Text.Length == 0 || Knows(stored, part.Text);
        if (saysNothingNew || state.Pending?.Part.ActivityId == input.Part!.ActivityId)
            return new(state, DialogReply.OutOfDate);
        var waiting = new PendingText(PendingKind.StaleCard, input.Part, input.QuestionId, input.ChoiceId, input.Due);
        return new(Pendings.Wait(state, waiting), DialogReply.AskAboutPending);
    }

    private static bool Knows(Answer? stored, string text) =>
        stored is not null && (stored.Text == text || stored.Earlier.Any(earlier => earlier.Text == text));
}
