using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>A rhythm in sentences.</summary>
internal static class RhythmWords
{
    public static string Mentees(RhythmChoice choice) => Phrase.With(
        choice.Rhythm switch
        {
            Rhythm.Weekly => Strings.Rhythm_MenteesWeekly,
            Rhythm.EveryTwoWeeks => Strings.Rhythm_MenteesTwoWeeks,
            Rhythm.MonthlySecond => Strings.Rhythm_MenteesMonthlySecond,
            Rhythm.MonthlyThird => Strings.Rhythm_MenteesMonthlyThird,
            Rhythm.MonthlyFourth => Strings.Rhythm_MenteesMonthlyFourth,
            Rhythm.MonthlyLast => Strings.Rhythm_MenteesMonthlyLast,
            _ => Strings.Rhythm_MenteesMonthly,
        },
        Phrase.Weekday(choice.Weekday),
        Phrase.Hour(choice.At));

    public static string Reminders(RhythmChoice choice) => choice.Reminders switch
    {
        0 => Strings.Rhythm_RemindersNoneLong,
        1 => Strings.Rhythm_RemindersOneLong,
        _ => Strings.Rhythm_RemindersTwoLong,
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
