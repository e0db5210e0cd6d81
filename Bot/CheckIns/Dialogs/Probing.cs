using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>Whether an answer says anything yet. It is asked about once and never judged: few words can say much.</summary>
internal static class Probing
{
    private static readonly HashSet<string> Empty =
    [
        "a lot", "all good", "as usual", "fine", "good", "i don't know", "i do not know", "idk", "it was fine", "it was good", "lots", "many things",
        "n/a", "na", "no", "no idea", "none", "not much", "not sure", "nothing", "nothing much", "ok", "okay", "same", "same as last time",
        "so so", "some things", "the usual", "yes",
    ];

    public static bool Wants(Question question, DialogState state) =>
        question.Probe is not null && !state.Reviewed && !state.Probed.Contains(question.Id)
        && state.CheckIn.AnswerTo(question.Id) is { Parts.Count: > 0 } answer && !HasContent(answer.Text);

    public static bool HasContent(string text) =>
        text.Any(char.IsLetterOrDigit) && !TypedWords.Are(text, Empty);
}
