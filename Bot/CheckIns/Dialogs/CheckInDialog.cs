using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>
/// The conversation of one check-in as pure decisions: a state and what the mentee did make the next state and
/// what to show. Nothing typed is dropped: it becomes an answer, part of one, a note, or waits to be placed.
/// </summary>
internal static class CheckInDialog
{
    /// <summary>After this long, or with something else said in between, typed text is asked about before it is an answer.</summary>
    public static readonly TimeSpan LongAfter = TimeSpan.FromHours(1);

    /// <summary>How many showings are remembered: more than anybody types ahead.</summary>
    private const int RememberedShowings = 8;

    /// <summary>At the first question that has no answer yet; a submitted check-in opens at its review, to be edited.</summary>
    public static DialogState Begin(CheckIn checkIn, QuestionSet set, DateTimeOffset now)
    {
        var state = new DialogState
        {
            CheckIn = checkIn with { State = CheckInState.InProgress },
            Step = Step.Review,
            // From the clock, so that no card of an earlier opening can pass for a current one.
            Rev = (int)(now.ToUnixTimeSeconds() & int.MaxValue >> 1),
        };
        return MoveTo(state, checkIn.State == CheckInState.Submitted ? Step.Review : new QuestionPath(set, state).First, now);
    }

    public static DialogTurnResult Continue(DialogState state, DialogInput input, QuestionSet set, DateTimeOffset now) => input switch
    {
        DialogInput.Answered answered => Tapped.Continue(state, answered, set, now),
        DialogInput.DuePicked picked => Tapped.PickDue(state, picked, set, now),
        DialogInput.Draft draft => Tapped.Keep(state, draft, set),
        DialogInput.Typed typed => OnItsWay(state, TypedText.Continue(state, typed.Part, set, now)),
        DialogInput.Command command => TypedText.Beside(state, command.Part, set),
        DialogInput.Corrected corrected => Corrections.Continue(state, corrected),
        DialogInput.Back back => OnCard(state, back.Rev, () => MoveTo(state, new QuestionPath(set, state).Before(state.Step.QuestionId), now)),
        DialogInput.Skip skip => OnCard(state, skip.Rev, () => Advance(state, set, now)),
        DialogInput.AddDetail detail => OnCard(state, detail.Rev, () => WithDetail(state, set, now)),
        DialogInput.GoTo to when set.Find(to.QuestionId) is not null => Show(MoveTo(state, Step.Question(to.QuestionId) with { Row = to.Row }, now)),
        DialogInput.Share share => Shared(state, share),
        DialogInput.FilePending file => Pendings.File(state, file.QuestionId, file.Rev, set, now),
        DialogInput.Later => new(state with { Parked = true, Rev = state.Rev + 1 }, DialogReply.Parked),
        DialogInput.Resume => Show(MoveTo(state, state.Step, now)),
        _ => new(state, DialogReply.OutOfDate),
    };

    /// <summary>Goes to a step. The time is corrected by <see cref="ShownAt"/> once the card reached the chat.</summary>
    public static DialogState MoveTo(DialogState state, Step step, DateTimeOffset now) => Pendings.GoingTo(state, step) with
    {
        Step = step,
        Rev = state.Rev + 1,
        Reviewed = state.Reviewed || step.Kind == StepKind.Review,
        Interrupted = false,
        Parked = false,
        Shown = [.. state.Shown.Add(new Showing(step, now, null)).TakeLast(RememberedShowings)],
    };

    public static DialogState ShownAt(DialogState state, DateTimeOffset at, string? activityId) => state.Current is not { } current
        ? state
        : state with { Shown = state.Shown.SetItem(state.Shown.Count - 1, current with { At = at, ActivityId = activityId, OnItsWay = false }) };

    public static DialogState Advance(DialogState state, QuestionSet set, DateTimeOffset now) =>
        MoveTo(state, state.Step.QuestionId is { } id ? new QuestionPath(set, state).After(id) : Step.Review, now);

    /// <summary>On to the next question, or once more to this one when its answer says nothing yet.</summary>
    public static DialogState Answered(DialogState state, Question question, QuestionSet set, DateTimeOffset now) => Probing.Wants(question, state)
        ? MoveTo(state with { Probed = state.Probed.Add(question.Id) }, Step.Question(question.Id) with { Probe = true }, now)
        : Advance(state, set, now);

    public static DialogState WithAnswer(DialogState state, Answer answer) => state with { CheckIn = state.CheckIn.With(answer) };

    public static DialogTurnResult Show(DialogState state) => new(state, DialogReply.ShowStep);

    /// <summary>What is typed is answered by a new message; a press is answered on its own card.</summary>
    private static DialogTurnResult OnItsWay(DialogState before, DialogTurnResult result) =>
        result.State.Current is { } next && !ReferenceEquals(next, before.Current)
            ? result with { State = result.State with { Shown = result.State.Shown.SetItem(result.State.Shown.Count - 1, next with { OnItsWay = true }) } }
            : result;

    private static DialogTurnResult OnCard(DialogState state, int? rev, Func<DialogState> change) =>
        rev is null || rev == state.Rev ? Show(change()) : new(state, DialogReply.OutOfDate);

    private static DialogState WithDetail(DialogState state, QuestionSet set, DateTimeOffset now)
    {
        var detailed = state with { Detail = true };
        return MoveTo(detailed, new QuestionPath(set, detailed).FirstDetail, now);
    }

    private static DialogTurnResult Shared(DialogState state, DialogInput.Share share)
    {
        // An outdated card may narrow, never widen: what somebody wanted kept to themselves is not sent by the next press.
        var current = share.Rev == state.Rev;
        var widest = state.Sponsor is null ? Visibility.Mentor : Visibility.MentorAndSponsor;
        var answers = state.CheckIn.Answers.ConvertAll(answer =>
            share.Choices.TryGetValue(answer.QuestionId, out var wished) && (wished < widest ? wished : widest) is var visibility
            && visibility != answer.Visibility && (current || visibility < answer.Visibility)
                ? answer with { Visibility = visibility }
                : answer);
        var pack = state.CheckIn.Pack.ConvertAll(item =>
            share.Choices.TryGetValue(item.Id, out var visibility) && (visibility == Visibility.Private) is var leftOut && (current || leftOut)
                ? item with { LeftOut = leftOut }
                : item);
        if (!current && answers.SequenceEqual(state.CheckIn.Answers) && pack.SequenceEqual(state.CheckIn.Pack))
            return new(state, DialogReply.OutOfDate);
        var shared = state with { CheckIn = state.CheckIn with { Answers = answers, Pack = pack }, Rev = state.Rev + 1 };
        return current ? Show(shared) : new(shared, DialogReply.OutOfDate);
    }
}
