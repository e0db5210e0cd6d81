using System.Globalization;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>One line of a list on the card.</summary>
/// <param name="Id">What the card sends back.</param>
internal sealed record RhythmOption<T>(string Id, string Label, T Value);

/// <summary>What the rhythm card offers, and so what is understood when it comes back.</summary>
/// <param name="hours">Days and hours in which the program's people may be written to.</param>
internal sealed class RhythmOptions(WorkingHours hours)
{
    /// <summary>Any day and hour: what a program may have been given elsewhere.</summary>
    public static RhythmOptions Any { get; } = new(new WorkingHours(
        LocalTime.MinValue, LocalTime.MaxValue, Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet()));

    public static IReadOnlyList<RhythmOption<(Rhythm Rhythm, int Every)>> Rhythms =>
    [
        new("weekly", Strings.Rhythm_HowWeekly, (Rhythm.Weekly, 1)),
        new("two-weeks", Strings.Rhythm_HowTwoWeeks, (Rhythm.EveryTwoWeeks, 1)),
        new("monthly", Strings.Rhythm_HowMonthly, (Rhythm.Monthly, 1)),
        new("monthly-2", Strings.Rhythm_HowMonthlySecond, (Rhythm.MonthlySecond, 1)),
        new("monthly-3", Strings.Rhythm_HowMonthlyThird, (Rhythm.MonthlyThird, 1)),
        new("monthly-4", Strings.Rhythm_HowMonthlyFourth, (Rhythm.MonthlyFourth, 1)),
        new("monthly-last", Strings.Rhythm_HowMonthlyLast, (Rhythm.MonthlyLast, 1)),
    ];

    /// <summary>One of the list, or so many days, weeks or months, which a program may have been given elsewhere.</summary>
    public static RhythmOption<(Rhythm Rhythm, int Every)> Of(Rhythm rhythm, int every) =>
        Rhythms.FirstOrDefault(option => option.Value == (rhythm, every)) ?? new(
            string.Create(CultureInfo.InvariantCulture, $"{rhythm}-{every}"),
            Phrase.With(
                rhythm switch
                {
                    Rhythm.EveryDays => Strings.Rhythm_HowEveryDays,
                    Rhythm.EveryWeeks => Strings.Rhythm_HowEveryWeeks,
                    _ => Strings.Rhythm_HowEveryMonths,
                },
                every),
            (rhythm, every));

    public static RhythmOption<(Rhythm Rhythm, int Every)>? FindRhythm(string id) =>
        Rhythms.FirstOrDefault(option => option.Id == id)
        ?? (id.Split('-') is [var word, var number]
            && Enum.TryParse<Rhythm>(word, out var rhythm) && Enum.IsDefined(rhythm)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var every)
            && every > 0 && every <= rhythm.MostBetween()
                ? Of(rhythm, every)
                : null);

    public IReadOnlyList<RhythmOption<IsoDayOfWeek>> Weekdays =>
        [.. hours.Days.Order().Select(day => new RhythmOption<IsoDayOfWeek>(DayId(day), Phrase.Weekday(day), day))];

    /// <summary>Said to whoever chose another.</summary>
    public string ChooseWeekday => Phrase.With(Strings.Rhythm_ChooseWeekday, string.Join(", ", Weekdays.Select(day => day.Label)));

    /// <summary>The first moment of the day, and every full hour.</summary>
    public IReadOnlyList<RhythmOption<LocalTime>> Times =>
        [.. Enumerable.Range(0, 24).Select(hour => new LocalTime(hour, 0)).Where(hours.Contains).Prepend(hours.From).Distinct().Select(Time)];

    public static IReadOnlyList<RhythmOption<ReminderDays>> Reminders =>
        [.. Enumerable.Range(0, ReminderDays.Most + 1).Select(count => Of(ReminderDays.Usual(count)))];

    /// <summary>The usual ones are known by their number, others, which a program may have been given elsewhere, by their days.</summary>
    public static RhythmOption<ReminderDays> Of(ReminderDays days) => new(
        days == ReminderDays.Usual(days.Count) ? days.Count.ToString(CultureInfo.InvariantCulture) : $"after-{days}",
        days switch
        {
            { Count: 0 } => Strings.Rhythm_RemindersNone,
            { Count: 1, First: 1 } => Strings.Rhythm_RemindersNextDay,
            { Count: 1 } => Phrase.With(Strings.Rhythm_RemindersOne, days.First),
            _ => Phrase.With(Strings.Rhythm_RemindersTwo, days.First, days.Second),
        },
        days);

    public static RhythmOption<ReminderDays>? FindReminders(string id) =>
        Reminders.FirstOrDefault(option => option.Id == id)
        ?? (id.StartsWith("after-", StringComparison.Ordinal) && ReminderDays.Parse(id["after-".Length..]) is { } days ? Of(days) : null);

    public IReadOnlyList<RhythmOption<(DigestWhen When, IsoDayOfWeek? Day)>> Digests =>
    [
        new("release", Strings.Rhythm_DigestOnRelease, (DigestWhen.OnRelease, null)),
        new("daily", Strings.Rhythm_DigestDaily, (DigestWhen.Daily, null)),
        .. hours.Days.Order().Select(day => new RhythmOption<(DigestWhen, IsoDayOfWeek?)>(
            $"weekly-{DayId(day)}", Phrase.With(Strings.Rhythm_DigestWeekly, Phrase.Weekday(day)), (DigestWhen.Weekly, day))),
    ];

    /// <summary>Any minute, so that a time which was set elsewhere stays a choice.</summary>
    public RhythmOption<LocalTime>? FindTime(string id) =>
        ClockTime.Pattern.Parse(id).TryGetValue(default, out var time) && hours.Contains(time) ? Time(time) : null;

    public static RhythmOption<LocalTime> Time(LocalTime time) => new(ClockTime.Pattern.Format(time), Phrase.Hour(time), time);

    private static string DayId(IsoDayOfWeek day) => ((int)day).ToString(CultureInfo.InvariantCulture);
}
