using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>What a typed message makes of an answer, by the kind of its question. What is not understood is kept as it was written.</summary>
internal static class TypedAnswer
{
    public static Answer Of(Question question, Answer stored, AnswerPart part, Step step)
    {
        if (step.Probe)
            return stored.Join(part);
        return question.Kind switch
        {
            QuestionKind.Choice or QuestionKind.Scale or QuestionKind.FollowUp => ChoiceText.Match(question.Options, part.Text) is { } choice
                ? stored.Replace([], choice.Id, null)
                : stored.Replace([part], null, stored.Due),
            QuestionKind.Choices => ChoiceText.MatchAll(question.Options, part.Text) is { } choices
                ? stored.Replace([], choices, null)
                : stored.Replace([part], null, null),
            QuestionKind.Date => DueDayText.Parse(part.Text, part.At) is { } day
                ? stored.Replace([], null, day)
                : stored.Replace([part], null, null),
            QuestionKind.Number => stored.Replace([part with { Text = NumberText.Typed(part.Text) }], null, null),
            QuestionKind.Rows => Row(question, stored, part, step),
            _ => stored.Replace([part], null, stored.Due),
        };
    }

    private static Answer Row(Question question, Answer stored, AnswerPart part, Step step)
    {
        var rows = RowText.Typed(question, part);
        return step.Row is { } index && index < stored.Parts.Count && rows is [var only]
            ? RowText.Change(stored, index, only)
            : RowText.Add(stored, rows);
    }
}
