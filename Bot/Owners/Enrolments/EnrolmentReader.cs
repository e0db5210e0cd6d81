using CsvHelper;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>
/// Reads rows as spreadsheets copy and export them: mentee, mentor, program, start, sponsor, parted by tabs, semicolons or commas. A first row with
/// the names of columns may put them in another order. Every fault is listed.
/// </summary>
internal sealed class EnrolmentReader
{
    public const string MenteeField = "mentee";
    public const string MentorField = "mentor";
    public const string ProgramField = "program";
    public const string StartField = "start";
    public const string SponsorField = "sponsor";

    public const int MostRows = 100;

    /// <summary>What some spreadsheets write above the rows, for each other.</summary>
    private const string SeparatorLine = "sep=";

    private static readonly string[] Columns = [MenteeField, MentorField, ProgramField, StartField, SponsorField];

    private readonly List<EnrolmentRow> rows = [];
    private readonly List<RowFault> faults = [];
    private string[] order = Columns;

    private EnrolmentReader()
    {
    }

    public static (IReadOnlyList<EnrolmentRow> Rows, IReadOnlyList<RowFault> Faults) Read(string text)
    {
        var reader = new EnrolmentReader();
        reader.ReadAll(text);
        return (reader.rows, reader.faults);
    }

    private void ReadAll(string text)
    {
        var isFirst = true;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = Separator(text),
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => Fault((int)record.LineNumber, "", Strings.Enrol_OddQuotes),
        });
        while (reader.Read())
        {
            var (line, cells) = ((int)reader.LineNumber, reader.Current.ToArray());
            if (cells.All(string.IsNullOrWhiteSpace) || (isFirst && cells[0].StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (isFirst && cells.Any(cell => cell.Equals(MenteeField, StringComparison.OrdinalIgnoreCase)))
                ReadHeader(line, cells);
            else
                ReadRow(line, cells);
            isFirst = false;
        }

        if (rows.Count > MostRows)
            Fault(rows[MostRows].Line, "", Phrase.With(Strings.Enrol_TooMany, MostRows));
    }

    /// <summary>What parts the cells of the first line; a mail address holds none of them.</summary>
    private static char Separator(string text)
    {
        var first = text.TrimStart().Split('\n')[0];
        return first.Contains('\t', StringComparison.Ordinal) ? '\t' : first.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }

    private void ReadHeader(int line, string[] cells)
    {
        order = [.. cells.Select(cell => cell.ToLowerInvariant())];
        foreach (var unknown in order.Except(Columns).Where(name => name.Length > 0))
            Fault(line, unknown, Phrase.With(Strings.Enrol_UnknownColumn, string.Join(", ", Columns)));
        foreach (var missing in Columns.Take(2).Except(order))
            Fault(line, missing, Strings.Enrol_MissingColumn);
    }

    private void ReadRow(int line, string[] cells)
    {
        if (cells.Skip(order.Length).Any(cell => cell.Length > 0))
        {
            Fault(line, "", Phrase.With(Strings.Enrol_TooManyCells, cells.Length, order.Length));
            return;
        }

        var mentee = Person(line, cells, MenteeField);
        var mentor = Person(line, cells, MentorField);
        var start = Start(line, Cell(cells, StartField));
        if (mentee is not null && mentor is not null)
            rows.Add(new EnrolmentRow(line, mentee, mentor, Cell(cells, ProgramField), start, Cell(cells, SponsorField)));
    }

    private string? Person(int line, string[] cells, string column)
    {
        if (Cell(cells, column) is { } cell)
            return cell;
        Fault(line, column, Strings.Enrol_NobodyThere);
        return null;
    }

    private LocalDate? Start(int line, string? cell)
    {
        if (cell is null)
            return null;
        if (!LocalDatePattern.Iso.Parse(cell).TryGetValue(default, out var date))
            Fault(line, StartField, Phrase.With(Strings.Enrol_NoDate, cell));
        else if (!DocumentFields.IsInReach(date))
            Fault(line, StartField, Phrase.With(Strings.Enrol_FarDate, cell, DocumentFields.FirstYear, DocumentFields.LastYear));
        else
            return date;
        return null;
    }

    private string? Cell(string[] cells, string column) =>
        Array.IndexOf(order, column) is >= 0 and var index && index < cells.Length && cells[index].Length > 0 ? cells[index] : null;

    private void Fault(int line, string field, string why) => faults.Add(new RowFault(line, field, why));
}
