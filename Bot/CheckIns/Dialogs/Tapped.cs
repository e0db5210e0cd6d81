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

    public static DialogTurnResult PickDue(DialogState state, DialogInput.DuePicked picked, QuestionSet set, DateTimeOffset now)
    {
        if (state.Step != Step.DueDay(picked.QuestionId) || state.Rev != picked.Rev || state.CheckIn.AnswerTo(picked.QuestionId) is not { } stored)
            return new(state, DialogReply.OutOfDate);
        var answered = picked.Due is null || picked.Due == stored.Due
            ? state
            : CheckInDialog.WithAnswer(state, stored.Replace(stored.Parts, stored.ChoiceId, picked.Due));
        return CheckInDialog.Show(CheckInDialog.Advance(answered, set, now));
    }

    public static DialogTurnResult Keep(DialogState state, DialogInput.Draft draft)
    {
        var stored = state.CheckIn.AnswerTo(draft.QuestionId);
        if (state.Step.QuestionId != draft.QuestionId || (draft.Rev != state.Rev && stored is not null))
            return Stale(state, stored, new DialogInput.Answered(draft.QuestionId, draft.Rev, draft.Part, null, draft.Due));
        if (stored?.Says(draft.Part.Text, stored.ChoiceId, draft.Due) == true)
            return CheckInDialog.Show(state);
        var answer = (stored ?? new Answer { QuestionId = draft.QuestionId }).Replace([draft.Part], stored?.ChoiceId, draft.Due);
        return CheckInDialog.Show(CheckInDialog.WithAnswer(state, answer));
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
