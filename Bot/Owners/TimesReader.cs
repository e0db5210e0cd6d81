using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.Owners;

/// <summary>Reads what a program document says about days and hours.</summary>
internal static class TimesReader
{
    public static (LocalDate? Starts, LocalDate? PausedUntil, LocalDate? Ends) Span(YamlFields program)
    {
        var (starts, paused, ends) = (program.OptionalDate("starts"), program.OptionalDate("pausedUntil"), program.OptionalDate("ends"));
        if (ends < starts)
            program.Fault("ends", "It is before starts.", "Write a later day, or leave it out.");
        return (starts, paused, ends);
    }

    public static WorkingHours Hours(YamlFields program)
    {
        var daysOff = program.Items("daysOff").Select(item => item.Fields.Date(item.Name)).ToHashSet();
        if (program.Group("hours") is not { } fields)
            return WorkingHours.Default;
        var until = fields.Text("until", 5) == ProgramWords.EndOfDay ? LocalTime.MaxValue : fields.Time("until");
        var hours = new WorkingHours(fields.Time("from"), until,
            fields.Items("days").Select(item => item.Fields.Word(item.Name, ProgramWords.Weekdays)).ToHashSet())
        {
            DaysOff = daysOff,
        };
        if (hours.From >= hours.Until)
            fields.Fault("until", "It is not after from.", "Choose a later time, at most \"24:00\".");
        if (hours.Days.Count == 0)
            fields.Fault("days", "It names no day.", "Name at least one, such as [monday, friday].");
        if (hours.DaysOff.Count > ProgramWords.MostDaysOff)
            program.Fault("daysOff", $"It lists more than {ProgramWords.MostDaysOff} days.", "Leave out those that are over.");
        fields.RefuseUnknown();
        return hours;
    }

    public static Cadence Cadence(YamlFields program, WorkingHours hours)
    {
        if (program.Group("cadence") is not { } fields)
            return new Cadence(default, IsoDayOfWeek.Monday, default, default, default);
        var (rhythm, every) = Rhythm(fields);
        var cadence = new Cadence(
            rhythm,
            Weekday(fields, rhythm, hours),
            fields.Time("at"),
            Reminders(fields),
            fields.Date("anchor"))
        {
            Every = every,
            ResponseDays = fields.OptionalNumber("responseDays", 1, ProgramWords.MostResponseDays) ?? Cadences.Cadence.UsualResponseDays,
        };
        if (!hours.Contains(cadence.At))
            fields.Fault("at", "It is outside the hours below.", "Choose a time from hours.from on and before hours.until.");
        fields.RefuseUnknown();
        return cadence;
    }

    public static DigestRhythm Digest(YamlFields program)
    {
        if (program.Group("digest") is not { } fields)
            return new DigestRhythm(default, IsoDayOfWeek.Monday, default);
        var digest = new DigestRhythm(
            fields.Word("when", ProgramWords.Digests), fields.Word("weekday", ProgramWords.Weekdays), fields.Time("at"));
        fields.RefuseUnknown();
        return digest;
    }

    /// <summary>Days in a list, or how many of the usual ones.</summary>
    private static ReminderDays Reminders(YamlFields fields)
    {
        if (!fields.IsList("reminders"))
            return ReminderDays.Usual(fields.Number("reminders", 0, ReminderDays.Most));
        var days = fields.Items("reminders").Select(item => item.Fields.Number(item.Name, 1, ReminderDays.Latest)).ToList();
        if (days.Count > ReminderDays.Most)
            fields.Fault("reminders", $"It lists more than {ReminderDays.Most} days.", "Keep the ones that help most, such as [2, 5].");
        else if (days is [var first, var second] && first >= second)
            fields.Fault("reminders", "Its days are not in order.", "Write the earlier day first, such as [2, 5].");
        return ReminderDays.Of(days) ?? default;
    }

    private static (Rhythm Rhythm, int Every) Rhythm(YamlFields fields)
    {
        var named = fields.OptionalText("rhythm", 20);
        if (fields.OptionalText("every", 20) is null)
        {
            if (named is null)
                fields.Fault("rhythm", "It is missing.", "Write rhythm: two-weeks, or every: 10 days.");
            return (named is null ? default : fields.Word("rhythm", ProgramWords.Rhythms), 1);
        }

        if (named is not null)
            fields.Fault("every", "It stands beside rhythm.", "Keep one of the two.");
        if (fields.Span("every", ProgramWords.Units.Keys) is not var (count, unit))
            return (default, 1);
        var rhythm = ProgramWords.Units[unit];
        if (count < 1 || count > rhythm.MostBetween())
            fields.Fault("every", $"{count} {unit} are none or too many.", $"Use 1 to {rhythm.MostBetween()} {unit}.");
        return (rhythm, count);
    }

    private static IsoDayOfWeek Weekday(YamlFields fields, Rhythm rhythm, WorkingHours hours)
    {
        if (rhythm.NamesWeekday())
        {
            var weekday = fields.Word("weekday", ProgramWords.Weekdays);
            if (!hours.Days.Contains(weekday))
                fields.Fault("weekday", "It is not among hours.days.", "Choose one of those, or add it there.");
            return weekday;
        }

        if (fields.OptionalText("weekday", 20) is not null)
            fields.Fault("weekday", "Days and months are counted from anchor, whatever day of the week that is.", "Leave this line out.");
        return IsoDayOfWeek.None;
    }
}
