using System.Globalization;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners;

/// <summary>The words and patterns of a program document, the same for reading and writing.</summary>
internal static class ProgramWords
{
    public const int LongestTitle = 100;
    public const int LongestName = 100;
    public const int MostOwners = 20;
    public const int MostDaysOff = 200;
    public const int MostResponseDays = 90;
    public const int MostMilestones = 20;
    public const int LongestMilestone = 120;
    public const int LongestHoldSeconds = 7 * 24 * 60 * 60;

    /// <summary>How the end of the day is written, which is no time of its own.</summary>
    public const string EndOfDay = "24:00";

    public static IReadOnlyDictionary<string, Rhythm> Rhythms { get; } = new Dictionary<string, Rhythm>(StringComparer.Ordinal)
    {
        ["weekly"] = Rhythm.Weekly,
        ["two-weeks"] = Rhythm.EveryTwoWeeks,
        ["monthly"] = Rhythm.Monthly,
        ["monthly-second"] = Rhythm.MonthlySecond,
        ["monthly-third"] = Rhythm.MonthlyThird,
        ["monthly-fourth"] = Rhythm.MonthlyFourth,
        ["monthly-last"] = Rhythm.MonthlyLast,
    };

    /// <summary>What <c>every:</c> counts.</summary>
    public static IReadOnlyDictionary<string, Rhythm> Units { get; } = new Dictionary<string, Rhythm>(StringComparer.Ordinal)
    {
        ["days"] = Rhythm.EveryDays,
        ["weeks"] = Rhythm.EveryWeeks,
        ["months"] = Rhythm.EveryMonths,
    };

    public static IReadOnlyDictionary<string, DigestWhen> Digests { get; } = new Dictionary<string, DigestWhen>(StringComparer.Ordinal)
    {
        ["release"] = DigestWhen.OnRelease,
        ["daily"] = DigestWhen.Daily,
        ["weekly"] = DigestWhen.Weekly,
    };

    public static IReadOnlyDictionary<string, DigestDoor> Doors { get; } = new Dictionary<string, DigestDoor>(StringComparer.Ordinal)
    {
        ["chat"] = DigestDoor.Chat,
        ["mail"] = DigestDoor.Mail,
        ["feed"] = DigestDoor.Feed,
    };

    public static IReadOnlyDictionary<string, OverdueRule> Overdue { get; } = new Dictionary<string, OverdueRule>(StringComparer.Ordinal)
    {
        ["count"] = OverdueRule.Count,
        ["names"] = OverdueRule.Names,
        ["none"] = OverdueRule.None,
    };

    public static IReadOnlyDictionary<string, MentoringMode> Modes { get; } = new Dictionary<string, MentoringMode>(StringComparer.Ordinal)
    {
        ["mentoring"] = MentoringMode.Mentoring,
        ["coaching"] = MentoringMode.Coaching,
    };

    public static IReadOnlyDictionary<string, IsoDayOfWeek> Weekdays { get; } =
        Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).ToDictionary(day => day.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static string Of<T>(IReadOnlyDictionary<string, T> words, T value) =>
        words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Key;

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
