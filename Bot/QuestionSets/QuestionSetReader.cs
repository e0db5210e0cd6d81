using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

/// <summary>
/// Reads one question set file; the format is described in docs/question-sets.md. Either the whole set is right, or every fault is listed.
/// </summary>
internal static class QuestionSetReader
{
    private const int MostQuestions = 20;
    private const int MostAskNext = 5;

    private static readonly IReadOnlyDictionary<string, Shelf> Shelves = new Dictionary<string, Shelf>(StringComparer.Ordinal)
    {
        ["plans"] = Shelf.Plans,
        ["experiments"] = Shelf.Experiments,
        ["playbook"] = Shelf.Playbook,
        ["people"] = Shelf.People,
    };

    private static readonly IReadOnlyDictionary<string, Audience> Audiences = new Dictionary<string, Audience>(StringComparer.Ordinal)
    {
        ["mentors"] = Audience.Mentors,
        ["mentor"] = Audience.OneMentor,
        ["team"] = Audience.Team,
        ["nobody"] = Audience.Nobody,
    };

    public static (QuestionSet? Set, IReadOnlyList<YamlFault> Faults) Read(string file, string text)
    {
        var (root, gateFault) = YamlGate.Open(file, text, "Start with id:, version: and title:.");
        if (root is null)
            return (null, [gateFault!]);

        var faults = new List<YamlFault>();
        var fields = new YamlFields(file, "", root, faults);
        var set = new QuestionSet
        {
            Id = fields.Name("id"),
            Version = fields.Number("version"),
            Title = fields.Text("title", 60),
            Source = fields.Text("source", 2000),
            Framework = fields.OptionalText("framework", 1000),
            About = fields.OptionalText("about", 80),
            Rank = ReadRank(fields),
            FitsMilestones = ReadFits(fields),
            Shelf = ReadOneOf(fields, "shelf", Shelves),
            AnsweredBy = ReadOneOf(fields, "answeredBy", SideReader.Sides),
            Readers = ReadOneOf(fields, "readers", Audiences),
            Urgent = fields.Flag("urgent"),
            AskNext = ReadAskNext(fields),
            Questions = ReadQuestions(fields),
            Then = ReadThen(fields),
            MentorsHalf = SideReader.ReadMentorsHalf(fields),
        };
        CheckThen(set, fields);
        SideReader.Check(set, fields);
        set = set with { Translations = TranslationReader.Read(fields, set) };
        if (faults.Count == 0 && file != $"{set.Id}.v{set.Version}.yaml")
            fields.Fault("id", $"The file is not named after {set.Id}, version {set.Version}.", $"Name it {set.Id}.v{set.Version}.yaml.");

        fields.RefuseUnknown();
        return faults.Count == 0 ? (set, []) : (null, faults);
    }

    private static int ReadRank(YamlFields fields)
    {
        var text = fields.OptionalText("rank", 9);
        return text is null ? QuestionSet.LastRank : text.Length == 0 ? 0 : fields.Number("rank");
    }

    private static bool ReadFits(YamlFields fields)
    {
        var fits = fields.TextList("fits", 20);
        if (fits.FirstOrDefault(occasion => occasion is not ("milestone" or "")) is { } unknown)
            fields.Fault("fits", $"\"{unknown}\" is no occasion.", "Use [milestone], or leave the line out.");

        return fits.Contains("milestone");
    }

    /// <summary>The first of an enumeration's values where the line is left out.</summary>
    private static T ReadOneOf<T>(YamlFields fields, string name, IReadOnlyDictionary<string, T> known)
        where T : struct, Enum
    {
        var text = fields.OptionalText(name, 20);
        if (text is { Length: > 0 } && !known.ContainsKey(text))
            fields.Fault(name, $"\"{text}\" is not known here.", $"Use one of: {string.Join(", ", known.Keys)}, or leave the line out.");

        return text is null ? default : known.GetValueOrDefault(text);
    }

    private static FollowOn? ReadThen(YamlFields set)
    {
        if (set.Fields("then") is not { } fields)
            return null;

        var then = new FollowOn(fields.Name("set"), fields.Name("on"));
        fields.RefuseUnknown();
        return then;
    }

    private static void CheckThen(QuestionSet set, YamlFields fields)
    {
        if (set.Then is { On.Length: > 0 } then && set.Find(then.On)?.Kind is not (QuestionKind.Date or QuestionKind.Commitment))
            fields.Fault("then", $"\"{then.On}\" is no question that asks for a day.", "Name one of kind date or commitment.");
    }

    private static AskNext ReadAskNext(YamlFields set)
    {
        if (set.Fields("askNext") is not { } fields)
            return new AskNext([], []);

        var askNext = new AskNext(ReadLines(fields, "coaching"), ReadLines(fields, "mentoring"));
        fields.RefuseUnknown();
        return askNext;
    }

    private static IReadOnlyList<string> ReadLines(YamlFields fields, string name)
    {
        var lines = fields.TextList(name, 200);
        if (lines.Count is 0 or > MostAskNext)
            fields.Fault(name, $"It has {lines.Count} questions.", $"Give 1 to {MostAskNext}.");

        return lines;
    }

    private static List<Question> ReadQuestions(YamlFields set)
    {
        var items = set.FieldsList("questions");
        if (items.Count is 0 or > MostQuestions)
            set.Fault("questions", $"It has {items.Count} questions.", $"Give 1 to {MostQuestions}.");

        var questions = items.Select(QuestionReader.Read).ToList();
        for (var index = 0; index < questions.Count; index++)
            CheckPlace(questions, index, items[index]);

        if (questions.Count > 0 && questions.TrueForAll(question => question.Detail))
            set.Fault("questions", "Every question is a detail.", "Leave detail: true out of at least one.");

        return questions;
    }

    private static void CheckPlace(List<Question> questions, int index, YamlFields fields)
    {
        var question = questions[index];
        if (question.Id.Length > 0 && questions.FindIndex(other => other.Id == question.Id) < index)
            fields.Fault("id", $"\"{question.Id}\" is used twice.", "Give each question its own id.");

        CheckWhen(questions.Take(index), question, fields);
        if (question.Kind == QuestionKind.FollowUp && (index > 0 || question.Detail))
            fields.Fault("kind", "The last commitment is asked about first.", "Move this question to the top, without detail.");

        if (question.Kind == QuestionKind.Commitment && questions.FindIndex(other => other.Kind == QuestionKind.Commitment) < index)
            fields.Fault("kind", "A set makes one commitment.", "Keep one of the two.");
    }

    private static void CheckWhen(IEnumerable<Question> earlier, Question question, YamlFields fields)
    {
        if (question.When is not { } when || when.Question.Length == 0)
            return;

        var options = earlier.FirstOrDefault(other => other.Id == when.Question)?.Options.Select(option => option.Id).ToList();
        if (options is null or [])
            fields.Fault("when", $"\"{when.Question}\" is no earlier question with choices.", "Name one that stands above this one.");
        else if (when.Is.Except(options).FirstOrDefault() is { } unknown)
            fields.Fault("when", $"\"{unknown}\" cannot be answered there.", $"Use some of: {string.Join(", ", options)}.");
    }
}
