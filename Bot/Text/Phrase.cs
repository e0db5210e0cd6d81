using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace TeamsMentorBot.Text;

/// <summary>Fills the places of a sentence from <see cref="Strings"/>, and says days and hours in the sentence's own language.</summary>
internal static class Phrase
{
    private const string Missing = " …";

    // The invariant culture speaks English, as the sentences do that have no translation.
    public static CultureInfo Culture => Strings.Culture ?? CultureInfo.InvariantCulture;

    public static string With(string sentence, params ReadOnlySpan<object?> values) => string.Format(Culture, sentence, values);

    public static string Day(LocalDate date) => LocalDatePattern.Create(Strings.Date_Long, Culture).Format(date);

    public static string Day(DateOnly date) => Day(LocalDate.FromDateOnly(date));

    /// <summary>As much as there is room for, cut where a word ends if one ends near, and never through a letter.</summary>
    /// <param name="longest">UTF-16 units, the mark of what is missing included.</param>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var room = longest - Missing.Length;
        var word = text.LastIndexOf(' ', room);
        var cut = word > room / 2 ? word : char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
        return text[..cut].TrimEnd() + Missing;
    }

    /// <param name="zone">IANA zone of the reader; UTC where it is not known.</param>
    public static string ClockTime(DateTimeOffset at, string? zone) => Hour(Instant.FromDateTimeOffset(at)
        .InZone(ZoneName.Of(zone)).TimeOfDay);

    /// <summary>The same moment on the clock of that zone, so that its day is the day there; as it is where the zone is not known.</summary>
    public static DateTimeOffset In(DateTimeOffset at, string? zone) =>
        ZoneName.Find(zone) is { } known ? Instant.FromDateTimeOffset(at).InZone(known).ToDateTimeOffset() : at;

    public static string Weekday(IsoDayOfWeek day) => Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    public static string Hour(LocalTime time) => LocalTimePattern.Create(Strings.Date_Time, Culture).Format(time);

    /// <summary>The order of names: that of the sentences' language on every host, because a press is checked against a list made by another.</summary>
    public static StringComparer Names => StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>Whether what somebody looks for stands in a text, in small letters or capitals.</summary>
    public static bool Contains(string text, string wanted) => Culture.CompareInfo.IndexOf(text, wanted, CompareOptions.IgnoreCase) >= 0;
}
