using System.Globalization;
using System.Text.RegularExpressions;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.People;

/// <summary>A pause in one line: <c>pause until 2026-12-05</c>, <c>pause until Friday</c>, <c>pause 2 weeks</c>.</summary>
internal static partial class PauseText
{
    /// <returns>The day of coming back, or null where the line is something else.</returns>
    public static DateOnly? Parse(string text, DateOnly today)
    {
        if (Line().Match(MessageText.Command(text)) is not { Success: true } line)
            return null;
        if (line.Groups["day"] is { Success: true } day)
            return DayText.Parse(day.Value, today);
        var count = int.TryParse(line.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return line.Groups["unit"].Value switch
        {
            "day" => today.AddDays(count),
            "week" => today.AddDays(7 * count),
            _ => today.AddMonths(count),
        };
    }

    [GeneratedRegex(@"^pause (?:until (?<day>.+)|(?:for )?(?<count>\d{1,3}|an?|one) (?<unit>day|week|month)s?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
