using System.Globalization;

namespace TeamsMentorBot.Text;

/// <summary>A day typed in words: what people write most, in English; everything else stays text.</summary>
internal static class DayText
{
    private static readonly string[] WithYear =
        ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMM d yyyy", "d.M.yyyy"];

    private static readonly string[] WithoutYear = ["d MMMM", "d MMM", "MMMM d", "MMM d"];

    /// <summary>The next such day from a day on; null when it is no day.</summary>
    /// <param name="typed">In small letters, without a mark at the end.</param>
    public static DateOnly? Parse(string typed, DateOnly today)
    {
        var words = WithoutLead(typed);
        if (DateOnly.TryParseExact(words, WithYear, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (words is "today" or "tomorrow")
            return today.AddDays(words == "today" ? 0 : 1);
        return InSomeTime(words, today) ?? NextWeekday(words, today) ?? NextTimeInYear(words, today);
    }

    private static string WithoutLead(string words)
    {
        foreach (var lead in new[] { "by ", "on ", "until ", "before " })
            if (words.StartsWith(lead, StringComparison.Ordinal))
                words = words[lead.Length..];
        return words.Trim();
    }

    private static DateOnly? InSomeTime(string words, DateOnly today)
    {
        if (words is "next week")
            return today.AddDays(7);
        if (words is "next month")
            return today.AddMonths(1);
        if (words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["in", var count, var unit])
            return null;
        var number = count is "a" or "one" ? 1 : count == "two" ? 2 : count == "three" ? 3
            : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return (number is > 0 and <= 365, unit.TrimEnd('s')) switch
        {
            (true, "day") => today.AddDays(number),
            (true, "week") => today.AddDays(7 * number),
            (true, "month") => today.AddMonths(number),
            _ => null,
        };
    }

    private static DateOnly? NextWeekday(string words, DateOnly today)
    {
        var name = words.StartsWith("next ", StringComparison.Ordinal) ? words[5..] : words;
        if (!Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var weekday) || !char.IsLetter(name[0]))
            return null;
        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }

    private static DateOnly? NextTimeInYear(string words, DateOnly today)
    {
        // A leap year stands in, so that 29 February is understood; the year is chosen afterwards.
        if (!DateTime.TryParseExact($"{words} 2024", [.. WithoutYear.Select(p => $"{p} yyyy")],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            return null;
        for (var year = today.Year; year <= today.Year + 4; year++)
        {
            if (parsed.Day > DateTime.DaysInMonth(year, parsed.Month))
                continue;
            var day = new DateOnly(year, parsed.Month, parsed.Day);
            if (day >= today)
                return day;
        }

        return null;
    }
}
