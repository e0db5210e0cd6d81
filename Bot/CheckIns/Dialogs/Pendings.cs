using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>Text that waits for the mentee to say where it belongs.</summary>
internal static class Pendings
{
    /// <summary>One text waits at a time; an earlier one of another kind becomes a note, so that it is not lost.</summary>
    public static DialogState Wait(DialogState state, PendingText waiting)
    {
        if (state.Pending is not { } earlier)
            return state with { Pending = waiting, Rev = state.Rev + 1 };
        if (earlier.Kind == waiting.Kind && earlier.QuestionId == waiting.QuestionId && earlier.WasCommand == waiting.WasCommand
            && earlier.Kind != PendingKind.StaleCard)
            return state with
            {
                Pending = earlier with { Part = earlier.Part with { Text = $"{earlier.Part.Text}\n{waiting.Part.Text}" } },
                Rev = state.Rev + 1,
            };
        return ToNotes(state) with { Pending = waiting, Rev = state.Rev + 1 };
    }

    public static DialogState ToNotes(DialogState state) => state.Pending is not { } pending
        ? state
        : state with
        {
            Pending = null,
            CheckIn = state.CheckIn with { Notes = state.CheckIn.Notes.Add(pending.Part) },
            Rev = state.Rev + 1,
        };

    /// <summary>Whether a command was the answer is asked while its question is open; from then on it is a note.</summary>
    public static DialogState GoingTo(DialogState state, Step step) =>
        state.Pending is { WasCommand: true } pending && (step.Kind != StepKind.Question || step.QuestionId != pending.QuestionId)
            ? ToNotes(state)
            : state;

    /// <param name="rev">Of the card that asked, since another text may wait by now; null when the reply was typed.</param>
    public static DialogTurnResult File(DialogState state, string? questionId, int? rev, QuestionSet set, DateTimeOffset now)
    {
        if (state.Pending is not { } pending)
            return new(state, DialogReply.OutOfDate);
        if (rev is not null && rev != state.Rev)
            return new(state, DialogReply.AskAboutPending);
        if (questionId is null || set.Find(questionId) is null)
            return pending.WasCommand
                ? CheckInDialog.Show(state with { Pending = null, Rev = state.Rev + 1 })
                : new(ToNotes(state), DialogReply.KeptAsNote);

        var settled = state with { Pending = null };
        // To "by when" only what was written there: elsewhere, a "no" that names no day is words.
        if (pending.Kind == PendingKind.IsItTheAnswer && state.Step.QuestionId == questionId
            && (state.Step.Kind != StepKind.DueDay || (pending.AtDueDay && pending.QuestionId == questionId)))
            return TypedText.TakeAsAnswer(settled, pending.Part, set, now);

        var stored = state.CheckIn.AnswerTo(questionId) ?? new Answer { QuestionId = questionId };
        var answer = pending.Kind == PendingKind.StaleCard
            ? stored.Replace([pending.Part], pending.ChoiceId ?? stored.ChoiceId, pending.Due ?? stored.Due)
            : TypedText.Joined(settled, questionId, pending.Part, set);
        return CheckInDialog.Show(CheckInDialog.MoveTo(CheckInDialog.WithAnswer(settled, answer), state.Step, now));
    }
}
