using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Local;

/// <summary>A program for the invented people of the local run, added once and then theirs to change.</summary>
internal sealed class SampleProgram(ProgramStore programs, PairingStore pairings, PlanMilestone plan, ScheduleCheckIns schedule)
    : IHostedService
{
    public const string ProgramId = "executive-mentoring-sample";
    public const string PairingId = "maya-and-daniel";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await programs.FindAsync(SamplePeople.TenantId, ProgramId, cancellationToken) is not null)
            return;

        var zone = ZoneName.Of(TimeZoneInfo.Local.Id);
        var today = plan.Now.InZone(zone).Date;
        var program = Program(zone, today);
        var pairing = Pairing();
        await pairings.AddAsync(pairing, cancellationToken);
        foreach (var milestone in Milestones(today))
            await plan.AddAsync(new Membership(program, pairing), milestone, cancellationToken);

        await schedule.ScheduleAsync(program, plan.Now, cancellationToken);
        // Last: where the program is, all of it is, and what people changed or erased since stays changed and erased.
        await programs.AddAsync(program, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static MentoringProgram Program(DateTimeZone zone, LocalDate today) => new()
    {
        TenantId = SamplePeople.TenantId,
        Id = ProgramId,
        Title = "Executive mentoring, sample",
        Owners = [Name(SamplePeople.Owner)],
        Zone = zone.Id,
        Cadence = new Cadence(Rhythm.EveryTwoWeeks, IsoDayOfWeek.Wednesday, new LocalTime(9, 0), ReminderDays.Usual(1), today),
        Digest = new DigestRhythm(DigestWhen.OnRelease, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
        Hours = AnyTime with { DaysOff = new HashSet<LocalDate> { SecondSlot(today) } },
        QuestionSetId = "milestone",
        HoldTime = TimeSpan.FromSeconds(20),
        MailNamedInAgreement = true,
    };

    /// <summary>A day off, to be seen: the second check-in moves to the day after it.</summary>
    private static LocalDate SecondSlot(LocalDate today) =>
        (today.DayOfWeek == IsoDayOfWeek.Wednesday ? today : today.Next(IsoDayOfWeek.Wednesday)).PlusWeeks(2);

    private static Pairing Pairing() => new()
    {
        Id = PairingId,
        ProgramId = ProgramId,
        Mentee = Name(SamplePeople.Mentee),
        Mentors = [Name(SamplePeople.Mentor)],
    };

    private static IReadOnlyList<Milestone> Milestones(LocalDate today) =>
    [
        new() { Id = "board", PairingId = PairingId, Title = "Present the growth plan to the board", PlannedOn = today.PlusDays(3) },
        new() { Id = "handover", PairingId = PairingId, Title = "Hand the regional team over", PlannedOn = today.PlusDays(24) },
    ];

    private static PersonName Name(SamplePerson person) => new(person.Id, person.Name, person.Mail);

    /// <summary>Whoever tries it out on a Sunday evening is not to wait until Monday.</summary>
    private static WorkingHours AnyTime { get; } =
        new(LocalTime.Midnight, LocalTime.MaxValue, Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet());
}
