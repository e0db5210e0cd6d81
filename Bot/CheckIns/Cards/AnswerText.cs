using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>An answer as it is read: the chosen labels, the words as written, the day.</summary>
internal static class AnswerText
{
    /// <summary>On one card: each row is an element of its own.</summary>
    private const int MostRows = 15;

    public static IEnumerable<CardElement> Elements(Question question, Answer answer, TextRoom room) =>
        Elements(question, answer.Text, answer.ChoiceId, answer.Due, room);

    public static IEnumerable<CardElement> Elements(Question question, string text, string? choiceId, DateOnly? due, TextRoom room)
    {
        if (choiceId is not null)
            yield return new TextBlock(LabelOf(question, choiceId)) { Spacing = Spacing.Small };
        if (text.Length > 0)
        {
            var (shown, hidden) = room.Fit(text, question.Kind == QuestionKind.Rows ? MostRows : int.MaxValue);
            foreach (var element in question.Kind == QuestionKind.Rows
                ? shown.Split('\n').SelectMany(row => Row(question, row))
                : [RichTextBlock.Plain(WithUnit(question, shown)) with { Spacing = Spacing.Small }])
                yield return element;
            if (hidden > 0)
                yield return new TextBlock(Phrase.With(Strings.Answer_MoreText, hidden)) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };
        }

        if (due is { } day)
            yield return new TextBlock(DayOf(question, day)) { IsSubtle = question.Kind != QuestionKind.Date, Spacing = Spacing.Small };
    }

    /// <summary>Choices by their labels and all that was written, as the words that a question can start from.</summary>
    public static IEnumerable<string> Words(Question question, Answer answer) => Lines(question, answer.Text, answer.ChoiceId, null);

    /// <summary>The same as plain text, a line each.</summary>
    public static IEnumerable<string> Lines(Question question, string text, string? choiceId, DateOnly? due)
    {
        if (choiceId is not null)
            yield return LabelOf(question, choiceId);
        if (text.Length > 0)
            yield return question.Kind == QuestionKind.Rows
                ? string.Join('\n', text.Split('\n').Select(row => RowLine(question, row)))
                : WithUnit(question, text);
        if (due is { } day)
            yield return DayOf(question, day);
    }

    /// <summary>A row of a list: what tells it from the others, and the rest below.</summary>
    public static IEnumerable<CardElement> Row(Question question, string row)
    {
        var cells = RowText.Cells(row, question.Columns.Count);
        yield return new RichTextBlock([new TextRun(PlainText.Literal(cells[0])) { Weight = TextWeight.Bolder }]) { Spacing = Spacing.Small };
        if (Rest(question, cells) is { Length: > 0 } rest)
            yield return RichTextBlock.Plain(rest) with { Spacing = Spacing.None };
    }

    public static string LabelOf(Question question, string choiceId) => (question.Kind, question.Chosen(choiceId)) switch
    {
        (_, []) => choiceId,
        (QuestionKind.Scale, [var step]) => Phrase.With(Strings.Answer_Scale, step.Label, step.Id, question.Options.Count),
        var (_, chosen) => string.Join(", ", chosen.Select(choice => choice.Label)),
    };

    private static string RowLine(Question question, string row)
    {
        var cells = RowText.Cells(row, question.Columns.Count);
        return Rest(question, cells) is { Length: > 0 } rest ? $"{cells[0]} ({rest})" : cells[0];
    }

    private static string Rest(Question question, IReadOnlyList<string> cells) => string.Join(" · ", question.Columns
        .Zip(cells).Skip(1).Where(pair => pair.Second.Length > 0).Select(pair => $"{pair.First.Label}: {pair.Second}"));

    private static string WithUnit(Question question, string text) =>
        question.Number?.Unit is { } unit && NumberText.Parse(text) is not null ? $"{text} {unit}" : text;

    private static string DayOf(Question question, DateOnly day) =>
        question.Kind == QuestionKind.Date ? Phrase.Day(day) : Phrase.With(Strings.Answer_Due, Phrase.Day(day));
}
