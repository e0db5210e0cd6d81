using System.Collections.Immutable;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>An answer entered on a card. A repeat changes nothing; text on an outdated card is kept and asked about.</summary>
internal static class Tapped
{
    public static DialogTurnResult Continue(DialogState state, DialogInput.Answered input, QuestionSet set, DateTimeOffset now)
    {
        if (set.Find(input.QuestionId) is not { } question)
            return new(state, DialogReply.OutOfDate);
        var stored = state.CheckIn.AnswerTo(input.QuestionId);
        var isCurrent = state.Step.QuestionId == input.QuestionId && (input.Rev == state.Rev || stored is null);
        if (isCurrent)
            return Accept(state, question, input, set, now);
        return question.Kind == QuestionKind.Rows ? AddRow(state, question, input.Part) : Stale(state, stored, input);
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

    public static DialogTurnResult Keep(DialogState state, DialogInput.Draft draft, QuestionSet set)
    {
        if (set.Find(draft.QuestionId) is { } question && draft.Part.Text == Prefills.Offered(state.CheckIn, question)?.Text)
            return CheckInDialog.Show(state);
        if (set.Find(draft.QuestionId) is { Kind: QuestionKind.Rows } rows)
            return KeepRow(state, rows, draft);
        var stored = state.CheckIn.AnswerTo(draft.QuestionId);
        if (state.Step.QuestionId != draft.QuestionId || (draft.Rev != state.Rev && stored is not null))
            return Stale(state, stored, new DialogInput.Answered(draft.QuestionId, draft.Rev, draft.Part, null, draft.Due));
        var answer = Entered(stored ?? new Answer { QuestionId = draft.QuestionId }, draft.Part, stored?.ChoiceId, draft.Due, state.Step.Probe);
        return CheckInDialog.Show(answer is null ? state : CheckInDialog.WithAnswer(state, answer));
    }

    private static DialogTurnResult KeepRow(DialogState state, Question question, DialogInput.Draft draft)
    {
        if (draft.Rev != state.Rev || state.Step.QuestionId != question.Id)
            return AddRow(state, question, draft.Part);
        var (stored, answer) = (Prefills.Start(state.CheckIn, question), Rows(question, state, draft.Part));
        return CheckInDialog.Show(ReferenceEquals(answer, stored) ? state : CheckInDialog.WithAnswer(state, answer));
    }

    private static DialogTurnResult Accept(
        DialogState state, Question question, DialogInput.Answered input, QuestionSet set, DateTimeOffset now)
    {
        var stored = Prefills.Start(state.CheckIn, question);
        var answer = question.Kind == QuestionKind.Rows ? Rows(question, state, input.Part)
            : SaysNothing(input) && HidesWords(question, stored) ? stored
            : Entered(stored, input.Part, ChoiceIds.Join(question.Chosen(input.ChoiceId).Select(choice => choice.Id)), input.Due, state.Step.Probe);
        // What it started from becomes an answer by this press.
        var given = answer ?? stored;
        var answered = given.IsEmpty && given.Earlier.IsEmpty || ReferenceEquals(given, state.CheckIn.AnswerTo(question.Id))
            ? state
            : CheckInDialog.WithAnswer(state, given);
        return CheckInDialog.Show(input.Stays
            ? CheckInDialog.MoveTo(answered, Step.Question(question.Id), now)
            : CheckInDialog.Answered(answered, question, set, now));
    }

    private static bool SaysNothing(DialogInput.Answered input) => input is { Part: null, ChoiceId: null, Due: null };

    /// <summary>Answered in own words where the card has an input for something else: an empty one changes nothing.</summary>
    private static bool HidesWords(Question question, Answer stored) => stored.Parts.Count > 0 && question.Kind switch
    {
        QuestionKind.Choices or QuestionKind.Date => true,
        QuestionKind.Number => NumberText.Parse(stored.Text) is null,
        _ => false,
    };

    /// <summary>The row that stood in the inputs: a new one, or the one that was opened to be changed.</summary>
    private static Answer Rows(Question question, DialogState state, AnswerPart? part)
    {
        var stored = Prefills.Start(state.CheckIn, question);
        if (state.Step is { Row: { } index } step && step.QuestionId == question.Id && index >= 0 && index < stored.Parts.Count)
            return RowText.Change(stored, index, part);
        return part is null ? stored : RowText.Add(stored, [part]);
    }

    /// <summary>A row from a card that is out of date contradicts nothing: it joins the others.</summary>
    private static DialogTurnResult AddRow(DialogState state, Question question, AnswerPart? part)
    {
        var stored = Prefills.Start(state.CheckIn, question);
        var answer = part is null || stored.Knows(part.Text) ? stored : RowText.Add(stored, [part]);
        return ReferenceEquals(answer, stored)
            ? new(state, DialogReply.OutOfDate)
            : CheckInDialog.Show(CheckInDialog.WithAnswer(state, answer) with { Rev = state.Rev + 1 });
    }

    /// <summary>What an answer is after a card's inputs were sent; null when they say what it says already.</summary>
    /// <param name="adds">The input was empty to begin with, and what was said before stays.</param>
    private static Answer? Entered(Answer stored, AnswerPart? part, string? choiceId, DateOnly? due, bool adds)
    {
        var parts = part is null or { Text.Length: 0 } ? []
            : stored.Text == part.Text ? stored.Parts
            : ImmutableList.Create(part);
        if (choiceId is null && (adds || !InputRoom.Shows(stored)) && parts != stored.Parts)
            parts = parts.IsEmpty || stored.Parts.Contains(part!) ? stored.Parts : stored.Parts.Add(part!);
        var sameParts = parts == stored.Parts || (parts.IsEmpty && stored.Parts.IsEmpty);
        return sameParts && stored.ChoiceId == choiceId && stored.Due == due ? null : stored.Replace(parts, choiceId, due);
    }

    private static DialogTurnResult Stale(DialogState state, Answer? stored, DialogInput.Answered input)
    {
        var saysNothingNew = input.Part is not { } part || part.Text.Length == 0
            || ((stored?.Knows(part.Text) is true || state.CheckIn.Notes.Any(note => note.Text == part.Text))
                && (input.Due is null || input.Due == stored?.Due));
        if (saysNothingNew || state.Pending?.Part.ActivityId == input.Part!.ActivityId)
            return new(state, DialogReply.OutOfDate);
        var waiting = new PendingText(PendingKind.StaleCard, input.Part, input.QuestionId, input.ChoiceId, input.Due);
        return new(Pendings.Wait(state, waiting), DialogReply.AskAboutPending);
    }
}
