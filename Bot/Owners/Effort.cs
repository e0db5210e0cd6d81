using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Owners;

/// <summary>How much of a mentee's time a rhythm asks for, by assumptions that are said beside the figure.</summary>
internal static class Effort
{
    public const int SecondsForATap = 5;

    /// <summary>A sentence or two.</summary>
    public const int SecondsForWords = 45;

    private const double WeeksAMonth = 52 / 12.0;

    /// <summary>Beside one for each question: Start, and Send.</summary>
    private const int OtherTaps = 2;

    public static double MinutesAMonth(QuestionSetCatalog sets, MentoringProgram program)
    {
        var asked = WithFollowOns(sets, sets.GetNewest(program.CadenceSetId));
        var conversations = Math.Min(TimesAMonth(program.Cadence) * asked.Count, Weeks.MostConversations * WeeksAMonth);
        return conversations * asked.Average(Seconds) / 60;
    }

    /// <summary>With what is asked on the days that everybody is asked to name.</summary>
    private static List<QuestionSet> WithFollowOns(QuestionSetCatalog sets, QuestionSet set)
    {
        var asked = new List<QuestionSet> { set };
        while (asked[^1] is { Then: { } then } last && last.Always.Any(question => question.Id == then.On)
            && asked.TrueForAll(known => known.Id != then.Set) && sets.FindNewest(then.Set) is { } next)
            asked.Add(next);
        return asked;
    }

    /// <summary>Questions that everybody is asked; those for more detail are wished for.</summary>
    private static int Seconds(QuestionSet set)
    {
        var questions = set.Questions.Where(question => question is { Detail: false, When: null }).ToList();
        var written = questions.Count(question => question.Kind is QuestionKind.Text or QuestionKind.LongText or QuestionKind.Commitment or QuestionKind.Rows);
        return ((questions.Count + OtherTaps) * SecondsForATap) + (written * SecondsForWords);
    }

    private static double TimesAMonth(Cadence cadence) => cadence.Rhythm switch
    {
        Rhythm.Weekly => WeeksAMonth,
        Rhythm.EveryTwoWeeks => WeeksAMonth / 2,
        Rhythm.EveryDays => 7 * WeeksAMonth / cadence.Every,
        Rhythm.EveryWeeks => WeeksAMonth / cadence.Every,
        Rhythm.EveryMonths => 1.0 / cadence.Every,
        _ => 1,
    };
}
