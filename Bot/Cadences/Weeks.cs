using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace TeamsMentorBot.Cadences;

/// <summary>Weeks of a person's own calendar, from Monday to Sunday (ISO 8601), and how much may be asked in one.</summary>
internal static class Weeks
{
    /// <summary>Conversations that may be started with one person in a week, over all their programs.</summary>
    public const int MostConversations = 2;

    /// <summary><c>2026-W47</c>.</summary>
    public static string Name(LocalDate day) => string.Create(
        CultureInfo.InvariantCulture, $"{WeekYearRules.Iso.GetWeekYear(day):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(day):00}");

    /// <summary>The first day of the week after.</summary>
    public static LocalDate Next(LocalDate day) => day.Next(IsoDayOfWeek.Monday);
}
