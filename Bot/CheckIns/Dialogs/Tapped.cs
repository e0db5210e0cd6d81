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
        var answer = Entered(stored ?? new Answer { QuestionId = draft.QuestionId }, draft.Part, stored?.ChoiceId, draft.Due);
        return CheckInDialog.Show(answer is null ? state : CheckInDialog.WithAnswer(state, answer));
    }

    private static DialogTurnResult Accept(
        DialogState state, Answer? stored, DialogInput.Answered input, QuestionSet set, DateTimeOffset now)
    {
        var answer = Entered(stored ?? new Answer { QuestionId = input.QuestionId }, input.Part, input.ChoiceId, input.Due);
        return CheckInDialog.Show(CheckInDialog.Advance(answer is null ? state : CheckInDialog.WithAnswer(state, answer), set, now));
    }

    /// <summary>What an answer is after a card's inputs were sent; null when they say what it says already.</summary>
    private static Answer? Entered(Answer stored, AnswerPart? part, string? choiceId, DateOnly? due)
    {
        var parts = part is null or { Text.Length: 0 } ? []
            : stored.Text == part.Text ? stored.Parts
            : ImmutableList.Create(part);
        if (choiceId is null && !InputRoom.Shows(stored) && parts != stored.Parts)
            parts = parts.IsEmpty || stored.Parts.Contains(part!) ? stored.Parts : stored.Parts.Add(part!);
        var sameParts = parts == stored.Parts || (parts.IsEmpty && stored.Parts.IsEmpty);
        return sameParts && stored.ChoiceId == choiceId && stored.Due == due ? null : stored.Replace(parts, choiceId, due);
    }

    private static DialogTurnResult Stale(DialogState state, Answer? stored, DialogInput.Answered input)
    {
        var saysNothingNew = input.Part is not { } part || part.Text.Length == 0
            || (Knows(state, stored, part.Text) && (input.Due is null || input.Due == stored?.Due));
        if (saysNothingNew || state.Pending?.Part.ActivityId == input.Part!.ActivityId)
            return new(state, DialogReply.OutOfDate);
        var waiting = new PendingText(PendingKind.StaleCard, input.Part, input.QuestionId, input.ChoiceId, input.Due);
        return new(Pendings.Wait(state, waiting), DialogReply.AskAboutPending);
    }

    private static bool Knows(DialogState state, Answer? stored, string text) =>
        state.CheckIn.Notes.Any(note => note.Text == text)
        || (stored is not null && (stored.Text == text || stored.Parts.Any(part => part.Text == text) || stored.Earlier.Any(earlier => earlier.Text == text)));
}
