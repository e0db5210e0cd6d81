using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>A list on its card: the rows so far, each to be changed, and the inputs of one more.</summary>
internal static class RowInputs
{
    /// <summary>With a button each; of more, the newest.</summary>
    private const int MostRows = 12;

    public static IEnumerable<CardElement> For(Opened opened, Question question, Answer? stored)
    {
        var rows = stored?.Parts ?? [];
        var room = new TextRoom(2 * Math.Min(rows.Count, MostRows));
        var first = Math.Max(0, rows.Count - MostRows);
        if (first > 0)
            yield return new TextBlock(Phrase.With(Strings.CheckIn_RowsEarlier, first)) { IsSubtle = true, Spacing = Spacing.Small };
        foreach (var (index, row) in rows.Index().Skip(first))
            yield return Known(opened, question, index, room.Fit(row.Text).Shown);
        var changed = opened.State.Step.Row is { } at && at < rows.Count ? RowText.Cells(rows[at].Text, question.Columns.Count) : null;
        foreach (var (index, column) in question.Columns.Index())
            yield return Cell(index, column, changed?[index]);
    }

    private static ColumnSet Known(Opened opened, Question question, int index, string row)
    {
        var edit = CheckInData.OfRow(opened.State, question.Id, index);
        var name = PlainText.Line(RowText.Cells(row, question.Columns.Count)[0]);
        return new ColumnSet(
        [
            new Column([.. AnswerText.Row(question, row)]),
            new Column([new TextBlock(Strings.Review_Edit) { Color = TextColor.Accent }], "auto")
            {
                SelectAction = new ExecuteAction(Phrase.With(Strings.Review_EditWhat, name), CheckInVerbs.Edit, edit),
            },
        ])
        {
            Separator = true,
            Spacing = Spacing.Small,
        };
    }

    private static CardInput Cell(int index, RowColumn column, string? value) =>
        column.Choices.Count > 0 && (value is null or "" || column.Choices.Contains(value))
            ? new ChoiceSetInput(QuestionInputs.CellId(index), [.. column.Choices.Select(choice => new Teams.Cards.Choice(choice, choice))])
            {
                Label = column.Label,
                Style = ChoiceInputStyle.Compact,
                Placeholder = Strings.CheckIn_RowChoose,
                Value = value is "" ? null : value,
            }
            : new TextInput(QuestionInputs.CellId(index)) { Label = column.Label, MaxLength = RowText.LongestCell, Value = value is "" ? null : value };
}
