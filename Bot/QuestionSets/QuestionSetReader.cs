using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

/// <summary>
/// Reads one question set file; the format is described in docs/question-sets.md. Either the whole set is right, or every fault is listed.
/// </summary>
internal static class QuestionSetReader
{
    private const int MostQuestions = 20;
    private const int MostChoices = 6;
    private const int MostAskNext = 5;

    private static readonly IReadOnlyDictionary<string, QuestionKind> Kinds = new Dictionary<string, QuestionKind>(StringComparer.Ordinal)
    {
        ["text"] = QuestionKind.Text,
        ["choice"] = QuestionKind.Choice,
        ["date"] = QuestionKind.Date,
        ["commitment"] = QuestionKind.Commitment,
        ["followUp"] = QuestionKind.FollowUp,
    };

    public static (QuestionSet? Set, IReadOnlyList<YamlFault> Faults) Read(string file, string text)
    {
        var (root, gateFault) = YamlGate.Open(file, text, "Start with id:, version: and title:.");
        if (root is null)
        {
            return (null, [gateFault!]);
        }

        var faults = new List<YamlFault>();
        var fields = new YamlFields(file, "", root, faults);
        var set = new QuestionSet
        {
            Id = fields.Name("id"),
            Version = fields.Number("version"),
            Title = fields.Text("title", 60),
            Source = fields.Text("source", 2000),
            AskNext = ReadAskNext(fields),
            Questions = ReadQuestions(fields),
        };
        if (faults.Count == 0 && file != $"{set.Id}.v{set.Version}.yaml")
        {
            fields.Fault("id", $"The file is not named after {set.Id}, version {set.Version}.", $"Name it {set.Id}.v{set.Version}.yaml.");
        }

        fields.RefuseUnknown();
        return faults.Count == 0 ? (set, []) : (null, faults);
    }

    private static AskNext ReadAskNext(YamlFields set)
    {
        if (set.Fields("askNext") is not { } fields)
        {
            return new AskNext([], []);
        }

        var askNext = new AskNext(ReadLines(fields, "coaching"), ReadLines(fields, "mentoring"));
        fields.RefuseUnknown();
        return askNext;
    }

    private static IReadOnlyList<string> ReadLines(YamlFields fields, string name)
    {
        var lines = fields.TextList(name, 200);
        if (lines.Count is 0 or > MostAskNext)
        {
            fields.Fault(name, $"It has {lines.Count} questions.", $"Give 1 to {MostAskNext}.");
        }

        return lines;
    }

    private static List<Question> ReadQuestions(YamlFields set)
    {
        var items = set.FieldsList("questions");
        if (items.Count is 0 or > MostQuestions)
        {
            set.Fault("questions", $"It has {items.Count} questions.", $"Give 1 to {MostQuestions}.");
        }

        var questions = items.Select(ReadQuestion).ToList();
        for (var index = 0; index < questions.Count; index++)
        {
            CheckPlace(questions, index, items[index]);
        }

        if (questions.Count > 0 && questions.TrueForAll(question => question.Detail))
        {
            set.Fault("questions", "Every question is a detail.", "Leave detail: true out of at least one.");
        }

        return questions;
    }

    private static Question ReadQuestion(YamlFields fields)
    {
        var question = new Question
        {
            Id = fields.Name("id"),
            Kind = ReadKind(fields),
            Label = fields.Text("label", 30),
            Ask = fields.Text("ask", 200),
            AskCoaching = fields.OptionalText("askCoaching", 200),
            Hint = fields.OptionalText("hint", 200),
            Choices = [.. fields.FieldsList("choices").Select(ReadChoice)],
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
        {
            return kind;
        }

        if (text.Length > 0)
        {
            fields.Fault("kind", $"\"{text}\" is not a kind of question.", $"Use one of: {string.Join(", ", Kinds.Keys)}.");
        }

        return QuestionKind.Text;
    }

    private static Choice ReadChoice(YamlFields fields)
    {
        var choice = new Choice(fields.Name("id"), fields.Text("label", 40));
        fields.RefuseUnknown();
        return choice;
    }

    private static void CheckChoices(Question question, YamlFields fields)
    {
        var count = question.Choices.Count;
        if (question.Kind != QuestionKind.Choice)
        {
            if (count > 0)
            {
                fields.Fault("choices", "Only a choice has choices.", "Set kind: choice, or leave the choices out.");
            }

            return;
        }

        if (count is < 2 or > MostChoices)
        {
            fields.Fault("choices", $"It has {count} choices.", $"Give 2 to {MostChoices}.");
        }

        if (question.Choices.DistinctBy(choice => choice.Id).Count() < count)
        {
            fields.Fault("choices", "Two choices have the same id.", "Give each its own id.");
        }
    }

    private static void CheckPlace(List<Question> questions, int index, YamlFields fields)
    {
        var question = questions[index];
        if (question.Id.Length > 0 && questions.FindIndex(other => other.Id == question.Id) < index)
        {
            fields.Fault("id", $"\"{question.Id}\" is used twice.", "Give each question its own id.");
        }

        if (question.Kind == QuestionKind.FollowUp && (index > 0 || question.Detail))
        {
            fields.Fault("kind", "The last commitment is asked about first.", "Move this question to the top, without detail.");
        }

        if (question.Kind == QuestionKind.Commitment && questions.FindIndex(other => other.Kind == QuestionKind.Commitment) < index)
        {
            fields.Fault("kind", "A set makes one commitment.", "Keep one of the two.");
        }
    }
}
