using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>Quarters of the calendar year, each a number that goes up.</summary>
internal static class Quarters
{
    private const int Months = 3;
    private const int InYear = 4;

    public static int Of(LocalDate day) => day.Year * InYear + (day.Month - 1) / Months;

    public static LocalDate LastDay(int quarter) =>
        new LocalDate(quarter / InYear, quarter % InYear * Months + 1, 1).PlusMonths(Months).PlusDays(-1);
}
