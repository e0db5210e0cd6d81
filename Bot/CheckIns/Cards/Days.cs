using System.Globalization;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>Days and times as people say them.</summary>
internal static class Days
{
    public static string InWords(DateOnly day) => day.ToString(Strings.Day_Pattern, CultureInfo.CurrentCulture);

    /// <summary>A time of today in the reader's own zone.</summary>
    public static string ClockTime(DateTimeOffset at, string? zone) =>
        (zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(at, found) : at)
        .ToString("t", CultureInfo.CurrentCulture);
}
