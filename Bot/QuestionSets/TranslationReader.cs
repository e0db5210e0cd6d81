using System.Text.RegularExpressions;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

/// <summary>Reads a set's wording in other languages. What a translation leaves out is said as in the set itself.</summary>
internal static partial class TranslationReader
{
    public static IReadOnlyDictionary<string, QuestionSet> Read(YamlFields set, QuestionSet original)
    {
        var translations = new Dictionary<string, QuestionSet>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in set.FieldsList("translations"))
        {
            var tag = fields.Text("language", 20);
            if (tag.Length > 0 && !LanguageTag().IsMatch(tag))
                fields.Fault("language", $"\"{tag}\" is no language tag.", "Write it as \"de\" or \"pt-BR\".");
            else if (tag.Length > 0 && !translations.TryAdd(tag, Translated(fields, original)))
                fields.Fault("language", $"\"{tag}\" is there twice.", "Keep one of the two.");

            fields.RefuseUnknown();
        }

        return translations;
    }

    private static QuestionSet Translated(YamlFields fields, QuestionSet original)
    {
        var title = fields.OptionalText("title", 60);
        var about = fields.OptionalText("about", 80);
        var words = fields.FieldsList("questions").Select(question => (Id: question.Name("id"), Fields: question)).ToList();
        foreach (var (id, question) in words.Where(word => word.Id.Length > 0 && original.Find(word.Id) is null))
            question.Fault("id", $"The set has no question \"{id}\".", "Use the id of one that it has.");

        return original with
        {
            Title = title ?? original.Title,
            About = about ?? original.About,
            Questions = [.. original.Questions.Select(question =>
                words.Find(word => word.Id == question.Id).Fields is { } own ? Translated(own, question) : question)],
        };
    }

    private static Question Translated(YamlFields fields, Question question)
    {
        var (ask, coaching, hint) = (fields.OptionalText("ask", 200), fields.OptionalText("askCoaching", 200), fields.OptionalText("hint", 200));
        var translated = question with
        {
            Label = fields.OptionalText("label", 30) ?? question.Label,
            Ask = ask ?? question.Ask,
            // Once the question is translated, nothing beside it stays in the first language.
            AskCoaching = ask is null ? question.AskCoaching : coaching,
            Hint = ask is null ? question.Hint : hint,
            Probe = fields.OptionalText("probe", 200) ?? question.Probe,
            Choices = Labels(fields, "choices", [.. question.Choices.Select(choice => choice.Label)]) is { } labels
                ? [.. question.Choices.Zip(labels, (choice, label) => choice with { Label = label })]
                : question.Choices,
            Steps = Labels(fields, "steps", question.Steps) ?? question.Steps,
        };
        fields.RefuseUnknown();
        return translated;
    }

    /// <summary>In the order of the original.</summary>
    private static IReadOnlyList<string>? Labels(YamlFields fields, string name, IReadOnlyList<string> original)
    {
        var labels = fields.TextList(name, 40);
        if (labels.Count == 0)
            return null;

        if (labels.Count == original.Count)
            return labels;

        fields.Fault(name, $"It has {labels.Count} labels for {original.Count}.", "Give one for each, in the same order.");
        return null;
    }

    [GeneratedRegex("^[a-z]{2,3}(-[a-z0-9]{2,8})*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LanguageTag();
}
