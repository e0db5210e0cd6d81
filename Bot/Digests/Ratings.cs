using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>How one scale moved over the check-ins in which it was released to this reader.</summary>
/// <param name="Steps">Each rating from 1 up, oldest first; at least two.</param>
/// <param name="Most">The highest that there is.</param>
internal sealed record RatingChange(string Label, ImmutableList<int> Steps, int Most)
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>Bars for the eye, and the same in words.</summary>
    public string Line => Steps[^1] == Steps[^2]
        ? Phrase.With(Strings.Digest_RatingSame, Label, Chart, Steps[^1], Most)
        : Phrase.With(Strings.Digest_RatingMoved, Label, Chart, Steps[^2], Steps[^1], Most);

    private string Chart => string.Concat(Steps.Select(step => Bars[(step - 1) * (Bars.Length - 1) / Math.Max(1, Most - 1)]));
}

/// <summary>Compares what a reader may read now with what they could read before, and nothing else.</summary>
internal static class Ratings
{
    private const int MostShown = 6;

    /// <param name="all">Every check-in of the mentee.</param>
    public static ImmutableList<RatingChange> Of(CheckIn current, IEnumerable<CheckIn> all, QuestionSet set, string reader)
    {
        var series = all
            .Where(known => known.PairingId == current.PairingId && known.QuestionSetId == current.QuestionSetId && known.SubmittedAt <= current.SubmittedAt)
            .OrderBy(known => known.SubmittedAt)
            .ToList();
        return
        [
            .. from question in set.Questions
               where question.Kind == QuestionKind.Scale && Rated(current, question, reader) is not null
               let steps = series.Select(checkIn => Rated(checkIn, question, reader)).OfType<int>().TakeLast(MostShown).ToImmutableList()
               where steps.Count > 1
               select new RatingChange(question.Label, steps, question.Options.Count),
        ];
    }

    private static int? Rated(CheckIn checkIn, Question question, string reader) =>
        Releasing.ReadableBy(checkIn, reader).FirstOrDefault(item => item.QuestionId == question.Id) is { } item
        && Releasing.Wording(checkIn, item)?.ChoiceId is { } choice
        && question.Options.Select(option => option.Id).ToList().IndexOf(choice) is >= 0 and var place
            ? place + 1
            : null;
}
