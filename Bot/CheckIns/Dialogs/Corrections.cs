namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>
/// A typed message was edited in the chat: whatever it became follows, and what it said before is kept. A deleted one stays in
/// its answer, which only its writer changes.
/// </summary>
internal static class Corrections
{
    public static DialogTurnResult Continue(DialogState state, DialogInput.Corrected corrected)
    {
        var checkIn = state.CheckIn;
        if (corrected.Text is not { } text)
            return checkIn.Answers.Exists(answer => answer.Parts.Any(Is)) || checkIn.Notes.Exists(Is) ? Corrected(state) : new(state, DialogReply.OutOfDate);
        if (checkIn.Answers.Find(answer => answer.Parts.Any(Is)) is { } answer)
            return Corrected(answer.Parts.Any(part => Is(part) && part.Text == text)
                ? state
                : CheckInDialog.WithAnswer(state, answer.Correct(corrected.ActivityId, text)));
        if (state.Pending is { } pending && Is(pending.Part))
            return Corrected(state with { Pending = pending with { Part = pending.Part with { Text = text } } });
        // A note keeps its old words beside the new ones: nobody is shown it but the mentee.
        return checkIn.Notes.Exists(Is)
            ? Corrected(state with { CheckIn = checkIn with { Notes = checkIn.Notes.Add(checkIn.Notes.Find(Is)! with { Text = text }) } })
            : new(state, DialogReply.OutOfDate);

        bool Is(AnswerPart part) => part.ActivityId == corrected.ActivityId;
    }

    private static DialogTurnResult Corrected(DialogState state) => new(state, DialogReply.Corrected);
}
