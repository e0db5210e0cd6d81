using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>A rhythm in sentences.</summary>
internal static class RhythmWords
{
    /// <summary>For whoever looks at all mentees.</summary>
    public static string Mentees(RhythmChoice choice) => CheckIns(choice, Strings.Rhythm_HourOfEach);

    public static string ForMentee(RhythmChoice choice) => CheckIns(choice, Strings.Rhythm_HourOfYours);

    private static string CheckIns(RhythmChoice choice, string onClock)
    {
        var hour = Phrase.With(onClock, Phrase.Hour(choice.At));
        return choice switch
        {
            { Rhythm: Rhythm.EveryDays, Every: 1 } => Phrase.With(Strings.Rhythm_MenteesDaily, hour),
            { Rhythm: Rhythm.EveryDays } => Phrase.With(Strings.Rhythm_MenteesEveryDays, choice.Every, hour),
            { Rhythm: Rhythm.EveryMonths, Every: 1 } => Phrase.With(Strings.Rhythm_MenteesEachMonth, hour),
            { Rhythm: Rhythm.EveryMonths } => Phrase.With(Strings.Rhythm_MenteesEveryMonths, choice.Every, hour),
            { Rhythm: Rhythm.EveryWeeks, Every: > 1 } =>
                Phrase.With(Strings.Rhythm_MenteesEveryWeeks, choice.Every, Phrase.Weekday(choice.Weekday), hour),
            _ => Phrase.With(OnWeekday(choice.Rhythm), Phrase.Weekday(choice.Weekday), hour),
        };
    }

    private static string OnWeekday(Rhythm rhythm) => rhythm switch
    {
        Rhythm.Weekly or Rhythm.EveryWeeks => Strings.Rhythm_MenteesWeekly,
        Rhythm.EveryTwoWeeks => Strings.Rhythm_MenteesTwoWeeks,
        Rhythm.MonthlySecond => Strings.Rhythm_MenteesMonthlySecond,
        Rhythm.MonthlyThird => Strings.Rhythm_MenteesMonthlyThird,
        Rhythm.MonthlyFourth => Strings.Rhythm_MenteesMonthlyFourth,
        Rhythm.MonthlyLast => Strings.Rhythm_MenteesMonthlyLast,
        _ => Strings.Rhythm_MenteesMonthly,
    };

    public static string Reminders(RhythmChoice choice) => choice.Reminders switch
    {
        { Count: 0 } => Strings.Rhythm_RemindersNoneLong,
        { Count: 1, First: 1 } => Strings.Rhythm_RemindersNextDayLong,
        { Count: 1, First: var only } => Phrase.With(Strings.Rhythm_RemindersOneLong, only),
        { First: 1, Second: var second } => Phrase.With(Strings.Rhythm_RemindersNextDayTwoLong, second),
        var two => Phrase.With(Strings.Rhythm_RemindersTwoLong, two.First, two.Second),
    };

    public static string Mentors(RhythmChoice choice, LocalTime at) => choice switch
    {
        { Digest: DigestWhen.OnRelease } => Strings.Rhythm_MentorsOnRelease,
        { Digest: DigestWhen.Weekly, DigestDay: { } day } =>
            Phrase.With(Strings.Rhythm_MentorsWeekly, Phrase.Weekday(day), Phrase.Hour(at)),
        _ => Phrase.With(Strings.Rhythm_MentorsDaily, Phrase.Hour(at)),
    };

    public static string Date(LocalDate date, LocalTime at) => Phrase.With(Strings.Rhythm_DateAndTime, Phrase.Day(date), Phrase.Hour(at));
}
