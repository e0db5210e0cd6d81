using System.Collections.Immutable;
using System.Globalization;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

/// <summary>Runs the dialog as a mentee would, with a clock that goes on by itself a minute at a time.</summary>
internal sealed class DialogDriver
{
    private readonly QuestionSet questionSet;
    private int messages;

    /// <param name="set">The sample set unless another is given.</param>
    /// <param name="prefilled">What questions start from.</param>
    public DialogDriver(FollowedUp? followsUp = null, QuestionSet? set = null, params ImmutableList<Answer> prefilled)
    {
        questionSet = set ?? SampleSet.Set;
        State = CheckInDialog.Begin(SampleSet.CheckIn(followsUp) with { Prefilled = prefilled }, questionSet, Now);
    }

    /// <summary>Every question of the sample set answered, nothing sent.</summary>
    public static DialogDriver ToReview() => new DialogDriver()
        .Taps("moment", choice: "win").Taps("learned", "Ask early").Taps("lead", "I listen first").Taps("next", "Call the CFO");

    public DateTimeOffset Now { get; private set; } = SampleSet.Noon;

    public DialogState State { get; private set; }

    public DialogReply Reply { get; private set; }

    public DialogDriver After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public DialogDriver Types(string text) => Types(text, Now += TimeSpan.FromMinutes(1));

    public DialogDriver Types(string text, DateTimeOffset writtenAt) =>
        Does(new DialogInput.Typed(Part(text, writtenAt)));

    /// <summary>Types words that are a command too.</summary>
    public DialogDriver Commands(string text) => Does(new DialogInput.Command(Part(text, Now += TimeSpan.FromMinutes(1))));

    public DialogDriver Taps(string question, string? text = null, string? choice = null, DateOnly? due = null, int? rev = null, bool stays = false)
    {
        Now += TimeSpan.FromMinutes(1);
        return Does(new DialogInput.Answered(question, rev ?? State.Rev, text is null ? null : Part(text, Now), choice, due) { Stays = stays });
    }

    /// <summary>Stands in the input when another button is pressed.</summary>
    public DialogDriver Drafts(string question, string text) => Does(new DialogInput.Draft(question, State.Rev, Part(text, Now), null));

    public DialogDriver Does(DialogInput input)
    {
        (State, Reply) = CheckInDialog.Continue(State, input, questionSet, Now);
        if (State.Current is { OnItsWay: true })
            State = Shown(State);
        return this;
    }

    /// <summary>The bot stops before it can tell whether its card reached the chat.</summary>
    public DialogDriver BotDies()
    {
        State = State with { Shown = State.Shown.SetItem(State.Shown.Count - 1, State.Current! with { OnItsWay = true }) };
        return this;
    }

    public DialogDriver Interrupted()
    {
        State = State with { Interrupted = true };
        return this;
    }

    /// <summary>The card of the current step reached the chat only now.</summary>
    public DialogDriver Sees()
    {
        State = CheckInDialog.ShownAt(State, Now, "card");
        return this;
    }

    public string TextOf(string question) => State.CheckIn.AnswerTo(question)?.Text ?? "";

    /// <summary>Unless a test says otherwise, a card is in the chat as soon as it was decided on.</summary>
    private static DialogState Shown(DialogState state) => CheckInDialog.ShownAt(state, state.Current!.At, state.Current.ActivityId);

    private AnswerPart Part(string text, DateTimeOffset at) =>
        new(at, (++messages).ToString("D6", CultureInfo.InvariantCulture), text);
}
