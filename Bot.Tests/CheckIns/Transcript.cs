using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>A whole check-in as both sides read it, in the git-ignored folder artifacts/transcripts: for reading aloud.</summary>
internal sealed class Transcript(QuestionSet set)
{
    private static readonly Dictionary<string, string> Answers = File.ReadLines(Repository.PathOf("Bot.Tests", "CheckIns", "sample-answers.txt"))
        .Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private readonly List<string> written =
    [
        $"# {set.Title}", $"{set.Always.Count()} questions, {set.Always.Count(question => question.IsOneTap)} of them a tap.", set.Source, set.Framework ?? "",
    ];

    public QuestionSet Set => set;

    public string AnswerTo(Question question) =>
        $"zq-{Answers.GetValueOrDefault($"{set.Id}/{question.Id}", $"{question.Id} in a few words")}";

    /// <summary>Of one row of a list: what is typed into it, column by column.</summary>
    public IReadOnlyList<string> CellsOf(Question question)
    {
        var typed = new Queue<string>(AnswerTo(question).Split('|'));
        var last = typed.Peek();
        return [.. question.Columns.Select(column => column.Choices is [var first, ..] ? first : last = typed.TryDequeue(out var next) ? next : last)];
    }

    public void Add(string heading, string words) => written.AddRange([$"## {heading}", words.Replace("zq-", "", StringComparison.Ordinal)]);

    public void Answer(Question question) => written.Add("> " + (question.Options is [var first, ..]
        ? first.Label
        : AnswerTo(question)["zq-".Length..].Replace("|", ", ", StringComparison.Ordinal)));

    public async Task SaveAsync()
    {
        Directory.CreateDirectory(Repository.PathOf("artifacts", "transcripts"));
        await File.WriteAllTextAsync(Repository.PathOf("artifacts", "transcripts", $"{set.Id}.md"), string.Join("\n\n", written));
    }
}
