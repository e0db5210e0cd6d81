using TeamsMentorBot.Programs;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

/// <summary>What sets say about each other: each set that one names is there, and has what is asked of it.</summary>
internal static class QuestionSetLinks
{
    /// <summary>A file of the organisation's own with the name of a built-in one would take its place unseen.</summary>
    public static IEnumerable<YamlFault> CheckNames(IReadOnlyList<string> files) => files.CountBy(file => file).Where(count => count.Value > 1)
        .Select(count => new YamlFault(count.Key, 1, "version", "There are two files of this name.", "Give yours the next version, or an id of its own."));

    public static IEnumerable<YamlFault> Check(IReadOnlyList<QuestionSet> sets)
    {
        foreach (var set in sets)
        {
            var file = $"{set.Id}.v{set.Version}.yaml";
            if (set.Then is { } then && !sets.Any(other => other.Id == then.Set && other.AnsweredBy == set.AnsweredBy))
                yield return Missing(file, "then.set", then.Set);

            if (set.MentorsHalf is { } half && !sets.Any(other => other.Id == half.Set && other.AnsweredBy == Side.Mentor))
                yield return Missing(file, "mentorsHalf.set", half.Set);

            foreach (var question in set.Questions)
            {
                if (question.Prefill is { } prefill && Fault(file, question, prefill, sets) is { } fault)
                    yield return fault;
            }
        }
    }

    private static YamlFault? Fault(string file, Question question, Prefill prefill, IReadOnlyList<QuestionSet> sets)
    {
        var versions = sets.Where(other => other.Id == prefill.Set).ToList();
        if (versions.Count == 0)
            return Missing(file, $"{question.Id}.prefill.set", prefill.Set);

        var found = versions.Select(other => other.Find(prefill.Question)).OfType<Question>().ToList();
        var fits = found.Exists(from => (from.Kind == QuestionKind.Rows) == (question.Kind == QuestionKind.Rows));
        return fits ? null : new YamlFault(
            file, 1, $"{question.Id}.prefill.question", $"\"{prefill.Question}\" of {prefill.Set} cannot fill it.",
            "Name a question of that set; a list is filled by a list.");
    }

    private static YamlFault Missing(string file, string field, string id) =>
        new(file, 1, field, $"There is no question set \"{id}\".", "Add its file, or name another one.");
}
