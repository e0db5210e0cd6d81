using System.Collections.Immutable;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>
/// A row of a small table as one line of text, its cells parted by a bar: one part of an answer, so that revisions, releases and exports
/// treat it as any other words.
/// </summary>
internal static class RowText
{
    /// <summary>UTF-16 units.</summary>
    public const int LongestCell = 300;

    private const char Bar = '|';

    private static readonly string[] DoneWords = ["done", "that's all", "that is all", "no more", "nobody else", "finished"];

    /// <returns>Null when every cell is empty.</returns>
    public static string? Of(IEnumerable<string?> cells)
    {
        var row = string.Join($" {Bar} ", cells.Select(cell => Cell(cell ?? ""))).TrimEnd(' ', Bar);
        return row.Length == 0 ? null : row;
    }

    /// <summary>One text a column; what has no column of its own stands in the last one.</summary>
    public static IReadOnlyList<string> Cells(string row, int columns)
    {
        var cells = row.Split(Bar, columns, StringSplitOptions.TrimEntries);
        return [.. cells, .. Enumerable.Repeat("", columns - cells.Length)];
    }

    public static bool SaysDone(string text) => TypedWords.Are(text, DoneWords);

    /// <summary>A typed message: a row for each of its lines, cells parted by bars, semicolons or commas.</summary>
    public static ImmutableList<AnswerPart> Typed(Question question, AnswerPart part) =>
    [
        .. part.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select((line, index) => part with
            {
                // The first keeps the message's id: an edited message changes it.
                ActivityId = index == 0 ? part.ActivityId : $"{part.ActivityId}#{index + 1}",
                Text = Of(TypedCells(question.Columns, line)) ?? line,
            }),
    ];

    /// <summary>The row joins the others; what is known already is not there twice.</summary>
    public static Answer Add(Answer stored, IReadOnlyCollection<AnswerPart> rows) => rows.All(row => Has(stored, row))
        ? stored
        : stored.Replace(stored.Parts.AddRange(rows.Where(row => !Has(stored, row))), null, null);

    /// <summary>The row at this place says something else now, or is gone where there is nothing left of it.</summary>
    public static Answer Change(Answer stored, int index, AnswerPart? row) => row is null or { Text.Length: 0 }
        ? stored.Replace(stored.Parts.RemoveAt(index), null, null)
        : stored.Parts[index].Text == row.Text ? stored : stored.Replace(stored.Parts.SetItem(index, row), null, null);

    private static bool Has(Answer stored, AnswerPart row) =>
        stored.Parts.Any(known => known.ActivityId == row.ActivityId || known.Text == row.Text);

    private static IEnumerable<string> TypedCells(IReadOnlyList<RowColumn> columns, string line)
    {
        var mark = line.Contains(Bar) ? Bar : line.Contains(';') ? ';' : ',';
        var cells = line.Split(mark, columns.Count, StringSplitOptions.TrimEntries);
        return cells.Select((cell, index) =>
            columns[index].Choices.FirstOrDefault(choice => choice.Equals(cell, StringComparison.OrdinalIgnoreCase)) ?? cell);
    }

    private static string Cell(string text) =>
        string.Join(' ', text.Split((char[])['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)).Replace(Bar, '/');
}
