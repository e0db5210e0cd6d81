using System.Globalization;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

/// <summary>Reads one question: what all kinds have, and what only its own kind has.</summary>
internal static class QuestionReader
{
    private const int MostChoices = 6;
    private const int MostSteps = 7;
    private const int MostColumns = 6;

    private static readonly IReadOnlyDictionary<string, QuestionKind> Kinds = new Dictionary<string, QuestionKind>(StringComparer.Ordinal)
    {
        ["text"] = QuestionKind.Text,
        ["longText"] = QuestionKind.LongText,
        ["choice"] = QuestionKind.Choice,
        ["choices"] = QuestionKind.Choices,
        ["scale"] = QuestionKind.Scale,
        ["date"] = QuestionKind.Date,
        ["number"] = QuestionKind.Number,
        ["commitment"] = QuestionKind.Commitment,
        ["followUp"] = QuestionKind.FollowUp,
        ["rows"] = QuestionKind.Rows,
    };

    public static Question Read(YamlFields fields)
    {
        var kind = ReadKind(fields);
        var question = new Question
        {
            Id = fields.Name("id"),
            Kind = kind,
            Label = fields.Text("label", 30),
            Ask = fields.Text("ask", 200),
            AskCoaching = fields.OptionalText("askCoaching", 200),
            Hint = fields.OptionalText("hint", 200),
            Probe = kind is QuestionKind.Text or QuestionKind.LongText ? fields.OptionalText("probe", 200) : null,
            Choices = [.. fields.FieldsList("choices").Select(ReadChoice)],
            Steps = kind == QuestionKind.Scale ? ReadSteps(fields) : [],
            Number = kind == QuestionKind.Number ? ReadRange(fields) : null,
            Columns = kind == QuestionKind.Rows ? ReadColumns(fields) : [],
            Prefill = ReadPrefill(fields, kind),
            When = ReadWhen(fields),
            Lesson = fields.Flag("lesson"),
            Detail = fields.Flag("detail"),
        };
        CheckChoices(question, fields);
        fields.RefuseUnknown();
        return question;
    }

    private static QuestionKind ReadKind(YamlFields fields)
    {
        var text = fields.Text("kind", 20);
        if (Kinds.TryGetValue(text, out var kind))
            return kind;

        if (text.Length > 0)
            fields.Fault("kind", $"\"{text}\" is not a kind of question.", $"Use one of: {string.Join(", ", Kinds.Keys)}.");

        return QuestionKind.Text;
    }

    private static Choice ReadChoice(YamlFields fields)
    {
        var choice = new Choice(fields.Name("id"), fields.Text("label", 40));
        fields.RefuseUnknown();
        return choice;
    }

    private static IReadOnlyList<string> ReadSteps(YamlFields fields)
    {
        var steps = fields.TextList("steps", 40);
        if (steps.Count is < 3 or > MostSteps)
            fields.Fault("steps", $"It has {steps.Count} steps.", $"Name 3 to {MostSteps}, from the lowest to the highest.");

        return steps;
    }

    private static NumberRange ReadRange(YamlFields fields)
    {
        var range = new NumberRange(Whole(fields, "min"), Whole(fields, "max"), fields.OptionalText("unit", 20));
        if (range.Min >= range.Max)
            fields.Fault("max", "It is not above min.", "Choose a greater number.");

        return range;
    }

    private static int? Whole(YamlFields fields, string name)
    {
        if (fields.OptionalText(name, 9) is not { Length: > 0 } text)
            return null;

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        fields.Fault(name, $"\"{text}\" is not a whole number.", "Write it in digits, or leave the line out.");
        return null;
    }

    private static List<RowColumn> ReadColumns(YamlFields fields)
    {
        var columns = fields.FieldsList("columns").Select(ReadColumn).ToList();
        if (columns.Count is < 2 or > MostColumns)
            fields.Fault("columns", $"It has {columns.Count} columns.", $"Give 2 to {MostColumns}.");

        if (columns is [{ Choices.Count: > 0 }, ..])
            fields.Fault("columns", "The first column has choices.", "Start with a name or a few words, so that a row can be told from the others.");

        return columns;
    }

    private static RowColumn ReadColumn(YamlFields fields)
    {
        var column = new RowColumn(fields.Text("label", 30), fields.TextList("choices", 30));
        if (column.Choices.Count == 1 || column.Choices.Count > MostChoices || column.Choices.Distinct().Count() < column.Choices.Count)
            fields.Fault("choices", "They are not different ones to choose from.", $"Give 2 to {MostChoices} different ones, or none for free text.");

        fields.RefuseUnknown();
        return column;
    }

    private static Condition? ReadWhen(YamlFields fields)
    {
        if (fields.Fields("when") is not { } when)
            return null;

        var condition = new Condition(when.Name("question"), when.TextList("is", 40));
        if (condition.Is.Count == 0)
            when.Fault("is", "It names no answer.", "List the ids of the answers after which this is asked.");

        when.RefuseUnknown();
        return condition;
    }

    private static Prefill? ReadPrefill(YamlFields fields, QuestionKind kind)
    {
        if (fields.Fields("prefill") is not { } from)
            return null;

        var prefill = new Prefill(from.Name("set"), from.Name("question"), from.Flag("lessons"));
        if (prefill.Lessons && kind != QuestionKind.Rows)
            from.Fault("lessons", "Lessons fill a list.", "Set kind: rows, or leave the line out.");

        from.RefuseUnknown();
        return prefill;
    }

    private static void CheckChoices(Question question, YamlFields fields)
    {
        var count = question.Choices.Count;
        if (question.Kind is not (QuestionKind.Choice or QuestionKind.Choices))
        {
            if (count > 0)
                fields.Fault("choices", "Only a choice has choices.", "Set kind: choice or kind: choices, or leave the choices out.");

            return;
        }

        if (count is < 2 or > MostChoices)
            fields.Fault("choices", $"It has {count} choices.", $"Give 2 to {MostChoices}.");

        if (question.Choices.DistinctBy(choice => choice.Id).Count() < count)
            fields.Fault("choices", "Two choices have the same id.", "Give each its own id.");
    }
}
