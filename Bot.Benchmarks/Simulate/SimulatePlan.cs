using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Benchmarks.Simulate;

internal enum SimulateSabotage
{
    None,
    Twice,
    Quiet,
    Drop,

    /// <summary>Teams lets a tenth of the messages in that the bot keeps to.</summary>
    Cap,
}

/// <summary>What is simulated, and by the simulation's own calendar what is to be expected of it.</summary>
/// <param name="Mentees">Five to a mentor.</param>
/// <param name="OperationPrice">US dollars for 10,000 operations on the tables.</param>
/// <param name="StoragePrice">US dollars for a gigabyte and month.</param>
/// <param name="HostPrice">US dollars a month for whatever the bot runs on.</param>
internal sealed record SimulatePlan(
    int Mentees, int Weeks, SimulateSabotage Sabotage, double OperationPrice, double StoragePrice, double HostPrice)
{
    /// <summary>Programs differ by the day of the week on which they ask, from Tuesday on.</summary>
    public const int Programs = 3;

    private const int DaysBetween = 14;

    public int Mentors => Math.Max(1, Mentees / 5);

    /// <summary>A Monday; the first prompts fall into the week after.</summary>
    public Instant Start { get; } = Instant.FromUtc(2026, 9, 7, 0, 0);

    public Instant End => Start + Duration.FromDays(7 * Weeks);

    /// <summary>The bot is down over a weekend and beyond.</summary>
    public Interval Outage
    {
        get
        {
            var week = Start + Duration.FromDays(7 * (Weeks / 3));
            return new(week + Duration.FromDays(4.7), week + Duration.FromDays(8.5));
        }
    }

    public LocalTime Hour => Sabotage == SimulateSabotage.Quiet ? new LocalTime(21, 0) : new LocalTime(9, 0);

    private LocalDate Anchor => Start.InUtc().Date.PlusDays(7);

    public static SimulatePlan From(Arguments arguments) => new(
        arguments.Number("--size", 100_000),
        arguments.Number("--weeks", 26),
        arguments.Sabotage<SimulateSabotage>(),
        arguments.Price("--operation-price", 0.00036),
        arguments.Price("--storage-price", 0.045),
        arguments.Price("--host-price", 0));

    public static int ProgramOf(int mentee) => mentee / 12 % Programs;

    public MentoringProgram Program(int number) => new()
    {
        TenantId = Crowd.Tenants[0],
        Id = $"program-{number}",
        Title = "Executive mentoring",
        Owners = [new PersonName(SimulatedMentee.Mentor(0), "Ola Owner")],
        Zone = "Europe/Berlin",
        Cadence = new Cadence(Rhythm.EveryTwoWeeks, Day(number), Hour, ReminderDays.Usual(1), Anchor),
        Digest = new DigestRhythm(DigestWhen.Weekly, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
        Hours = Sabotage == SimulateSabotage.Quiet
            ? WorkingHours.Default with { From = LocalTime.Midnight, Until = LocalTime.MaxValue }
            : WorkingHours.Default,
        QuestionSetId = "milestone",
        HoldTime = System.TimeSpan.FromMinutes(15),
    };

    /// <summary>When a mentee is to be asked, by number: 1 for the first.</summary>
    public IEnumerable<(int Ordinal, Instant At)> SlotsOf(SimulatedMentee mentee)
    {
        var first = Anchor.PlusDays(Day(ProgramOf(mentee.Number)) - IsoDayOfWeek.Monday);
        for (var ordinal = 1; ; ordinal++)
        {
            var at = first.PlusDays(DaysBetween * (ordinal - 1)).At(Hour).InZoneLeniently(mentee.Zone).ToInstant();
            if (BotIsBackAt(at) >= End)
            {
                yield break;
            }

            yield return (ordinal, at);
        }
    }

    /// <summary>Of what falls into the outage: the morning after it, since nobody is asked at night.</summary>
    public Instant AskedBy(Instant slot) => Outage.Contains(slot) ? Outage.End + Duration.FromDays(1) : slot;

    /// <summary>The moment itself, or the end of the outage that it falls into.</summary>
    public Instant BotIsBackAt(Instant moment) => Outage.Contains(moment) ? Outage.End : moment;

    private static IsoDayOfWeek Day(int program) => IsoDayOfWeek.Tuesday + program;
}
