using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>What somebody wants of their times, as they wrote it.</summary>
/// <param name="Hour">Null: as it was. Usual: the program's.</param>
/// <param name="Zone">Null: as it was. Usual: the one that Teams tells.</param>
internal sealed partial record TimesWish(string? Hour, string? Zone)
{
    public const string Usual = "usual";

    /// <summary>Why it cannot be done, said to its writer; null where it can.</summary>
    public string? Fault =>
        Hour is not (null or Usual) && Time is null ? Strings.Times_NoSuchHour
        : Zone is not (null or Usual) && ZoneName.Read(Zone) is null ? Strings.Times_NoSuchZone
        : null;

    private LocalTime? Time =>
        Hour is not null && HourWords().Match(Hour) is { Success: true } match && ReadHour(match) is { } hour && ReadMinute(match) is { } minute
            ? new LocalTime(hour, minute)
            : null;

    /// <returns>Null where the line is something else.</returns>
    public static TimesWish? Parse(string line)
    {
        var words = MessageText.Command(line);
        return HourLine().Match(words) is { Success: true } hour && !IsProse(hour.Groups[1].ValueSpan) ? new TimesWish(hour.Groups[1].Value, null)
            : ZoneLine().Match(words) is { Success: true } zone ? new TimesWish(null, zone.Groups[1].Value)
            : null;
    }

    /// <param name="hours">Of the programs that ask them.</param>
    public string? FaultIn(IReadOnlyList<WorkingHours> hours) => Time switch
    {
        null => null,
        _ when hours.Count == 0 => Strings.Times_NobodyAsks,
        { } time when hours.Any(working => working.Contains(time)) => null,
        _ => Phrase.With(Strings.Times_OutsideHours, Phrase.Hour(hours[0].From), Phrase.Hour(hours[0].Until)),
    };

    public Person ApplyTo(Person person) => person with
    {
        PreferredAt = Hour is null ? person.PreferredAt : Time,
        OwnZone = Zone switch
        {
            null => person.OwnZone,
            Usual => null,
            _ => ZoneName.Read(Zone),
        },
    };

    /// <summary>Several words and no number among them tell of hours; they set none.</summary>
    private static bool IsProse(ReadOnlySpan<char> words) => words.Contains(' ') && !words.ContainsAnyInRange('0', '9');

    private static int? ReadHour(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["half"].Value switch
        {
            "am" when hour is >= 1 and <= 12 => hour % 12,
            "pm" when hour is >= 1 and <= 12 => (hour % 12) + 12,
            "" when hour <= 23 => hour,
            _ => null,
        };
    }

    private static int? ReadMinute(Match match) =>
        match.Groups["minute"] is not { Success: true } minute ? 0
        : int.Parse(minute.ValueSpan, CultureInfo.InvariantCulture) is var number and <= 59 ? number
        : null;

    [GeneratedRegex(@"^my (?:times?|hours?):? (?:is |are |at )?(.{1,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex HourLine();

    [GeneratedRegex(@"^my (?:time ?)?zone:? (?:is )?(.{1,64})$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneLine();

    [GeneratedRegex(@"^(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))? ?(?<half>am|pm)?$", RegexOptions.CultureInvariant)]
    private static partial Regex HourWords();
}
