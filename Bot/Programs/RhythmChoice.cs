using NodaTime;
using TeamsMentorBot.Cadences;

namespace TeamsMentorBot.Programs;

/// <summary>What an owner picks on the rhythm card.</summary>
/// <param name="DigestDay">Day of the week of a weekly digest, otherwise null.</param>
internal sealed record RhythmChoice(
    Rhythm Rhythm, IsoDayOfWeek Weekday, LocalTime At, ReminderDays Reminders, DigestWhen Digest, IsoDayOfWeek? DigestDay)
{
    /// <inheritdoc cref="Cadence.Every"/>
    public int Every { get; init; } = 1;

    public static RhythmChoice Of(MentoringProgram program) => new(
        program.Cadence.Rhythm,
        program.Cadence.Weekday,
        program.Cadence.At,
        program.Cadence.Reminders,
        program.Digest.When,
        program.Digest.When == DigestWhen.Weekly ? program.Digest.Weekday : null)
    {
        Every = program.Cadence.Every,
    };

    /// <summary>
    /// The program with this rhythm. New dates begin tomorrow at the earliest, so that nobody is asked by surprise on the day of the
    /// change; where the dates stay, their count goes on.
    /// </summary>
    public MentoringProgram ApplyTo(MentoringProgram program, Instant now)
    {
        var cadence = program.Cadence with { Reminders = Reminders };
        var changed = program with
        {
            Cadence = cadence,
            Digest = program.Digest with { When = Digest, Weekday = DigestDay ?? program.Digest.Weekday },
        };
        return SameDatesAs(Of(program)) ? changed : changed with
        {
            Cadence = cadence with { Rhythm = Rhythm, Every = Every, Weekday = Weekday, At = At, Anchor = Tomorrow(program, now) },
            CadenceRevision = program.CadenceRevision + 1,
        };
    }

    public bool SameDatesAs(RhythmChoice other) => (Rhythm, Every, Weekday, At) == (other.Rhythm, other.Every, other.Weekday, other.At);

    private static LocalDate Tomorrow(MentoringProgram program, Instant now) =>
        now.InZone(program.OwnZone).Date.PlusDays(1);
}
