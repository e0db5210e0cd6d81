using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.Owners;

/// <summary>The kinds of fields that a program document has. What is missing or wrong becomes a fault, and some harmless value.</summary>
internal static class DocumentFields
{
    public const int FirstYear = 2000;
    public const int LastYear = 2199;

    /// <summary>Whether a calendar can count on from a date: 9999-12-31, which means "never" elsewhere, has no next week.</summary>
    public static bool IsInReach(LocalDate date) => date.Year is >= FirstYear and <= LastYear;

    public static YamlFields? Group(this YamlFields fields, string name)
    {
        if (fields.Fields(name) is { } group)
            return group;
        fields.Fault(name, "It is missing.", "Add it with its fields indented below it.");
        return null;
    }

    public static T Word<T>(this YamlFields fields, string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var text = fields.Text(name, 20);
        if (words.TryGetValue(text, out var value))
            return value;
        if (text.Length > 0)
            fields.Fault(name, $"\"{text}\" is not known here.", $"Use one of: {string.Join(", ", words.Keys)}.");
        return words.Values.First();
    }

    public static T? OptionalWord<T>(this YamlFields fields, string name, IReadOnlyDictionary<string, T> words)
        where T : struct => fields.OptionalText(name, 20) is null ? null : fields.Word(name, words);

    public static LocalTime Time(this YamlFields fields, string name) =>
        Parsed(fields, name, fields.Text(name, 5), ClockTime.Pattern, "a time of day", "Write it as \"09:30\".");

    public static LocalDate Date(this YamlFields fields, string name) => Date(fields, name, fields.Text(name, 10));

    public static LocalDate? OptionalDate(this YamlFields fields, string name) =>
        fields.OptionalText(name, 10) is { } text ? Date(fields, name, text) : null;

    /// <param name="least">0 or more.</param>
    public static int Number(this YamlFields fields, string name, int least, int most) =>
        Number(fields, name, fields.Text(name, 9), least, most);

    public static int? OptionalNumber(this YamlFields fields, string name, int least, int most) =>
        fields.OptionalText(name, 9) is { } text ? Number(fields, name, text, least, most) : null;

    /// <summary>So many days, weeks or months, such as <c>6 weeks</c>.</summary>
    /// <returns>Null where it is missing or wrong; the number may still be too large.</returns>
    public static (int Count, string Unit)? Span(this YamlFields fields, string name, IEnumerable<string> units)
    {
        if (fields.OptionalText(name, 20) is not { } text)
            return null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unit = parts.Length == 2 ? units.FirstOrDefault(known => parts[1] == known || parts[1] == known.TrimEnd('s')) : null;
        if (unit is not null && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return (count, unit);
        if (text.Length > 0)
            fields.Fault(name, $"\"{text}\" is no number of {string.Join(", ", units)}.", "Write it as 6 weeks.");
        return null;
    }

    private static LocalDate Date(YamlFields fields, string name, string text)
    {
        if (!LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) || IsInReach(date))
            return Parsed(fields, name, text, LocalDatePattern.Iso, "a date", "Write it as 2026-12-24.");
        fields.Fault(name, $"\"{text}\" is too far away.", $"Write a day from {FirstYear} to {LastYear}.");
        return default;
    }

    private static T Parsed<T>(YamlFields fields, string name, string text, IPattern<T> pattern, string what, string mend)
    {
        var parsed = pattern.Parse(text);
        if (parsed.Success)
            return parsed.Value;
        if (text.Length > 0)
            fields.Fault(name, $"\"{text}\" is not {what}.", mend);
        return default!;
    }

    private static int Number(YamlFields fields, string name, string text, int least, int most)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        if (text.Length > 0)
            fields.Fault(name, $"\"{text}\" is not a whole number from {least} to {most}.", "Write it in digits.");
        return least;
    }
}
