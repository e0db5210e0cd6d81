using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>Where a typed message belongs: by what was showing when it was written, not by when it arrived.</summary>
internal static class TypedText
{
    private static readonly string[] YesWords = ["yes", "y", "yes please", "ok", "sure"];
    private static readonly string[] NoWords = ["no", "n", "no thanks"];
    private static readonly string[] SendWords = ["send", "send it", "release", "share"];
    private static readonly string[] PrivateWords = ["private", "keep private", "keep it private"];

    /// <summary>Teams waits 15 seconds for a bot before it delivers a message again; the rest is for the way there and back.</summary>
    private static readonly TimeSpan RedeliveredWithin = TimeSpan.FromSeconds(20);

    public static DialogTurnResult Continue(DialogState state, AnswerPart part, QuestionSet set, DateTimeOffset now)
    {
        if (state.Pending is { } pending && MayReply(state, pending, part.At) && Reply(pending, part.Text) is { } file)
            return Pendings.File(state, file.QuestionId, null, set, now);
        if (state.Current is not { } current)
            return Ask(state, PendingKind.IsItTheAnswer, part);
        if (part.At < current.At && Earlier(state, part.At) is { } earlier)
            return JoinTo(state, earlier.Step, part, set);
        var asked = IsLate(state, current, part.At) || MayNotHaveArrived(current, part.At);
        if (state.Step.Kind == StepKind.Review)
            return AtReview(state, part, !asked, now);
        if (asked)
            return Ask(state, PendingKind.IsItTheAnswer, part);
        return TakeAsAnswer(state, part, set, now);
    }

    /// <summary>
    /// Words that are a command: where they would have been the answer they are kept, and their writer is asked. Once asked about a question,
    /// further commands are commands. The card of the question stays good.
    /// </summary>
    public static DialogTurnResult Beside(DialogState state, AnswerPart part, QuestionSet set)
    {
        if (state.Current is not { } current || IsLate(state, current, part.At))
            return new(state, DialogReply.OutOfDate);
        var showing = part.At < current.At && Earlier(state, part.At) is { } earlier ? earlier : current;
        if (showing.Step is not { Kind: StepKind.Question, QuestionId: { } id } || set.Find(id) is not { } question || !CouldAnswer(question, part.Text)
            || (state.Pending is { } pending && (!pending.WasCommand || pending.QuestionId == id)))
            return new(state, DialogReply.OutOfDate);
        var waiting = new PendingText(PendingKind.IsItTheAnswer, part, id) { WasCommand = true };
        return new(Pendings.Wait(state, waiting) with { Rev = state.Rev }, DialogReply.AskAboutPending);
    }

    private static bool CouldAnswer(Question question, string text) => question.Kind switch
    {
        QuestionKind.Text or QuestionKind.LongText or QuestionKind.Commitment or QuestionKind.Rows => true,
        QuestionKind.Choice or QuestionKind.Choices or QuestionKind.Scale or QuestionKind.FollowUp => ChoiceText.Match(question.Options, text) is not null,
        _ => false,
    };

    public static DialogTurnResult TakeAsAnswer(DialogState state, AnswerPart part, QuestionSet set, DateTimeOffset now)
    {
        if (state.Step.QuestionId is not { } id || set.Find(id) is not { } question)
            return Ask(state, PendingKind.WhereDoesItBelong, part);
        var stored = question.Kind == QuestionKind.Rows
            ? Prefills.Start(state.CheckIn, question) : state.CheckIn.AnswerTo(id) ?? new Answer { QuestionId = id };
        if (state.Step.Kind == StepKind.DueDay)
            return CheckInDialog.Show(CheckInDialog.Advance(CheckInDialog.WithAnswer(state, TakeDueDay(stored, part)), set, now));

        if (Prefills.Kept(state.CheckIn, question, part.Text) is { } kept)
            return CheckInDialog.Show(CheckInDialog.Advance(CheckInDialog.WithAnswer(state, kept), set, now));
        if (question.Kind == QuestionKind.Rows && RowText.SaysDone(part.Text))
            return CheckInDialog.Show(CheckInDialog.Advance(state, set, now));
        var answered = CheckInDialog.WithAnswer(state, TypedAnswer.Of(question, stored, part, state.Step));
        return CheckInDialog.Show(question.Kind switch
        {
            QuestionKind.Commitment => CheckInDialog.MoveTo(answered, Step.DueDay(id), now),
            // More rows may follow.
            QuestionKind.Rows => CheckInDialog.MoveTo(answered, Step.Question(id), now),
            _ => CheckInDialog.Answered(answered, question, set, now),
        });
    }

    private static Answer TakeDueDay(Answer stored, AnswerPart part) => DueDayText.Parse(part.Text, part.At) is { } day
        ? stored.Replace(stored.Parts, stored.ChoiceId, day)
        : DueDayText.IsNone(part.Text) ? stored : stored.Join(part);

    /// <summary>Words that decide about the whole check-in count only for a review that was just looked at; else it is shown again.</summary>
    private static DialogTurnResult AtReview(DialogState state, AnswerPart part, bool justSeen, DateTimeOffset now)
    {
        var send = TypedWords.Are(part.Text, SendWords);
        if (!send && !TypedWords.Are(part.Text, PrivateWords))
            return Ask(state, PendingKind.WhereDoesItBelong, part);
        if (!justSeen)
            return CheckInDialog.Show(CheckInDialog.MoveTo(state, Step.Review, now));
        if (!send)
            return new(state, DialogReply.KeepPrivate);
        // Switches that were turned on the card are not known here, so what goes out is said before it does.
        return state.SendAskedAt == state.Rev || Releasing.Items(state.CheckIn).IsEmpty
            ? new(state, DialogReply.Send)
            : new(state with { SendAskedAt = state.Rev }, DialogReply.ConfirmSend);
    }

    private static bool IsLate(DialogState state, Showing current, DateTimeOffset at) =>
        state.Parked || state.Interrupted || at - current.At > CheckInDialog.LongAfter;

    /// <summary>
    /// A bot that was killed after it had stored a turn could not show the next card; Teams brings that turn again only once it has given
    /// up waiting. What is written until then may be meant for the card before.
    /// </summary>
    private static bool MayNotHaveArrived(Showing current, DateTimeOffset at) => current.OnItsWay && at - current.At < RedeliveredWithin;

    private static DialogTurnResult JoinTo(DialogState state, Step step, AnswerPart part, QuestionSet set)
    {
        if (step.QuestionId is not { } id)
            return Ask(state, PendingKind.WhereDoesItBelong, part);
        return new(CheckInDialog.WithAnswer(state, Joined(state, id, part, set)) with { Rev = state.Rev + 1 }, DialogReply.Joined);
    }

    /// <summary>A further text beside what an answer says already; to a list, further rows.</summary>
    public static Answer Joined(DialogState state, string questionId, AnswerPart part, QuestionSet set)
    {
        var stored = state.CheckIn.AnswerTo(questionId) ?? new Answer { QuestionId = questionId };
        return set.Find(questionId) is { Kind: QuestionKind.Rows } rows ? RowText.Add(stored, RowText.Typed(rows, part)) : stored.Join(part);
    }

    private static Showing? Earlier(DialogState state, DateTimeOffset at)
    {
        var before = state.Shown.RemoveAt(state.Shown.Count - 1);
        return before.FindLast(showing => showing.At <= at) ?? (before.IsEmpty ? null : before[0]);
    }

    private static DialogTurnResult Ask(DialogState state, PendingKind kind, AnswerPart part) =>
        new(
            Pendings.Wait(state, new PendingText(kind, part, state.Step.QuestionId) { AtDueDay = state.Step.Kind == StepKind.DueDay }),
            DialogReply.AskAboutPending);

    /// <summary>
    /// "Yes" and "no" settle whether words were the answer as long as its question is the open one; that of a command, whose question stays
    /// good, only while nothing else was shown.
    /// </summary>
    private static bool MayReply(DialogState state, PendingText pending, DateTimeOffset at) => pending switch
    {
        { Kind: not PendingKind.IsItTheAnswer } => true,
        _ when state.Step.QuestionId != pending.QuestionId => false,
        { WasCommand: true } => state.Current is { } current && current.At <= pending.Part.At && !IsLate(state, current, at),
        _ => true,
    };

    private static DialogInput.FilePending? Reply(PendingText pending, string text) =>
        pending.Kind == PendingKind.WhereDoesItBelong ? (TypedWords.Are(text, NoWords) ? new(null) : null)
        : TypedWords.Are(text, YesWords) ? new(pending.QuestionId)
        : TypedWords.Are(text, NoWords) ? new DialogInput.FilePending(null)
        : null;
}
