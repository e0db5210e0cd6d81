using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>Puts people at the first question of a check-in, through the bot's own stores.</summary>
internal sealed class Seeding(PersonStore people, PairingStore pairings, ProgramStore programs, QuestionSetCatalog sets)
{
    private const string ProgramId = "executives";
    private const string Mentor = "00000000-0000-4000-a000-000000000001";

    /// <summary>Everybody below this number, whatever they had answered before.</summary>
    public async Task SeedAsync(int count, string connector)
    {
        foreach (var tenant in Crowd.Tenants)
            await programs.AddAsync(Program(tenant), CancellationToken.None);

        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (index, ct) =>
        {
            var known = await people.GetAsync(Crowd.Person(index), ct);
            if (known.Dialog is null)
                await pairings.AddAsync(Pairing(index), ct);

            var fresh = Begun(index, connector, sets.GetNewest("milestone"));
            await people.ChangeAsync(fresh.Id, _ => ValueTask.FromResult(Change.To(fresh, true)), ct);
        });
    }

    /// <summary>Somebody whose first question stands in the chat.</summary>
    public static Person Begun(int index, string connector, QuestionSet set)
    {
        var now = TimeProvider.System.GetUtcNow();
        var person = new Person
        {
            Id = Crowd.Person(index),
            Name = Crowd.Name(index),
            Address = Crowd.Address(index, connector),
            LearntZone = Crowd.Zone,
            Locale = Crowd.Locale,
            Participation = Participation.Active,
            WelcomedAt = now,
            ArrivedAt = now,
        };
        var state = CheckInDialog.Begin(CheckIn(index, set, now), set, now);
        return person.With(CheckInDialog.ShownAt(state, now, "1776825925953"));
    }

    private static CheckIn CheckIn(int index, QuestionSet set, DateTimeOffset now) => new()
    {
        Id = $"{PairingId(index)}.m-1.1",
        ProgramId = ProgramId,
        PairingId = PairingId(index),
        Title = "Present the growth plan to the board",
        MilestoneId = "m-1",
        QuestionSetId = set.Id,
        QuestionSetVersion = set.Version,
        Mode = MentoringMode.Mentoring,
        DueAt = now,
    };

    private static Pairing Pairing(int index) => new()
    {
        Id = PairingId(index),
        ProgramId = ProgramId,
        Mentee = new PersonName(Crowd.Person(index), Crowd.Name(index)),
        Mentors = [new PersonName(new PersonId(Crowd.Person(index).TenantId, Mentor), "Mo Mentor")],
        Accepted = [.. new[] { Crowd.Person(index).ObjectId, Mentor }.Select(id => new Acceptance(id, DateTimeOffset.UnixEpoch, Mail: false))],
    };

    private static string PairingId(int index) => $"pairing-{index}";

    private static MentoringProgram Program(string tenant) => new()
    {
        TenantId = tenant,
        Id = ProgramId,
        Title = "Executive mentoring",
        Owners = [new PersonName(new PersonId(tenant, "00000000-0000-4000-a000-000000000002"), "Ola Owner")],
        Zone = Crowd.Zone,
        Cadence = new Cadence(Rhythm.EveryTwoWeeks, IsoDayOfWeek.Wednesday, new LocalTime(9, 0), ReminderDays.Usual(1), new LocalDate(2026, 11, 2)),
        Digest = new DigestRhythm(DigestWhen.OnRelease, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
        QuestionSetId = "milestone",
        HoldTime = TimeSpan.FromMinutes(15),
    };
}
