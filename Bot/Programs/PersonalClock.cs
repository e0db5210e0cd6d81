using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>When somebody may be asked in a program: by their own clock, in its working hours. All other hours are quiet.</summary>
internal sealed record PersonalClock(Person Person, MentoringProgram Program, Instant Now)
{
    public PersonalClock(Person person, MentoringProgram program, DateTimeOffset now)
        : this(person, program, Instant.FromDateTimeOffset(now))
    {
    }

    /// <summary>What their mailbox says; null where nobody looked.</summary>
    public OwnTimes? Own { get; init; }

    /// <summary>Their own zone, or the program's where theirs is not known.</summary>
    public DateTimeZone Zone => ZoneName.Of(Person.Zone, Program.Zone);

    /// <summary>At which they are asked: the one that they prefer, where the program may ask at it.</summary>
    public LocalTime Hour => Person.PreferredAt is { } own && Hours.Contains(own) ? own : Program.Cadence.At;

    public Cadence Cadence => Program.Cadence with { At = Hour };

    public WorkingHours Hours => Program.Hours;

    /// <summary>Their own choice, within the program's hours, or the program's.</summary>
    public DigestRhythm Digest => Person.Digest?.Within(Hours) ?? Program.Digest;

    public LocalDate Today => Now.InZone(Zone).Date;

    /// <summary>Away by their own word, or the program is paused.</summary>
    public bool IsPaused => IsPausedOn(Today);

    /// <summary>Nothing is asked any more.</summary>
    public bool IsOver => Program.IsOverOn(Today);

    /// <summary>In quiet hours, when they end; null in working hours.</summary>
    public Instant? QuietUntil => Hours.FirstFrom(Now, Zone) is var from && from > Now ? from : null;

    /// <summary>In the program's hours, until when and why they are left in peace by their own calendar.</summary>
    public (Instant Until, Obstacle Why)? OwnHold => Own?.Hold(Now, Zone, Hours, Hour);

    /// <summary>Their hour on a day, or on the first working day after it; gone by, perhaps.</summary>
    public Instant On(LocalDate day) => Hours.FirstAt(day, Hour, Instant.MinValue, Zone);

    /// <summary>Their hour on the first working day from a day on that is still to come.</summary>
    public Instant From(LocalDate day) => Snooze.UntilDate(day, Now, Zone, Hour, Hours);

    /// <summary>
    /// The same from the end of their pause on. A program's pause may end sooner than it was meant to, so that it is looked at every day.
    /// </summary>
    public Instant AfterPause => From(Today < OwnPause ? OwnPause.Value : Today.PlusDays(1));

    private LocalDate? OwnPause => Person.PausedUntil is { } until ? LocalDate.FromDateOnly(until) : null;

    /// <summary>Whether a day lies before the end of a pause, their own or the program's.</summary>
    public bool IsPausedOn(LocalDate day) => day < OwnPause || day < Program.PausedUntil;

    /// <summary>The first day from a day on that lies in no pause, their own or the program's.</summary>
    public LocalDate Unpaused(LocalDate day) => new[] { day, OwnPause ?? day, Program.PausedUntil ?? day }.Max();

    /// <summary>The first day from today on that lies in no time before a start, nor in a pause of the program.</summary>
    public LocalDate FirstDayOf(Pairing pairing) =>
        new[] { Today, pairing.StartsOn ?? Today, Program.StartsOn ?? Today, Program.PausedUntil ?? Today }.Max();

    public LocalDate DayOf(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(Zone).Date;

    /// <summary>The last moment before a pairing may be asked.</summary>
    public Instant EveOf(Pairing pairing) => Instant.Max(pairing.EveIn(Zone), Program.EveIn(Zone));
}
