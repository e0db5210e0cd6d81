using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>Quarters of the calendar year, each a number that goes up.</summary>
internal static class Quarters
{
    private const int Months = 3;
    private const int InYear = 4;

    public static int Of(LocalDate day) => day.Year * InYear + (day.Month - 1) / Months;

    /// <summary>The next one for whoever was asked about one on this day. A little late counts as in time; nobody is asked twice within a month.</summary>
    public static int After(int quarter, LocalDate asked) => Math.Max(quarter + 1, Of(asked.PlusMonths(1)));

    public static LocalDate LastDay(int quarter) =>
        new LocalDate(quarter / InYear, quarter % InYear * Months + 1, 1).PlusMonths(Months).PlusDays(-1);
}
