using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>What stands first on a digest: the mentee's own first sentence, as they wrote it, or nothing.</summary>
internal static class Headline
{
    private const int Longest = 160;

    public static string? Of(IEnumerable<DigestAnswer> answers) => answers
        .Where(answer => answer.Question.Kind is QuestionKind.Text or QuestionKind.LongText && answer.Wording.Text.Length > 0)
        .Select(answer => Sentence(answer.Wording.Text))
        .FirstOrDefault(sentence => sentence.Length > 0);

    private static string Sentence(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        var end = Enumerable.Range(0, line.Length).FirstOrDefault(
            place => line[place] is '.' or '!' or '?' or '。' && (place + 1 == line.Length || char.IsWhiteSpace(line[place + 1])), line.Length - 1);
        return Phrase.Shortened(line[..(end + 1)], Longest);
    }
}
