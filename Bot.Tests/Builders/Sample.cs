using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Tests.Builders;

/// <summary>A small made-up program to start from; tests change with <c>with</c> what they speak of.</summary>
internal static class Sample
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    public static PersonName Owner { get; } = Person("0", "Ola Owner");

    public static PersonName Mentee { get; } = Person("a", "Mina Mentee");

    public static PersonName Mentor { get; } = Person("b", "Mo Mentor");

    public static PersonName Sponsor { get; } = Person("c", "Sam Sponsor");

    public static MentoringProgram Program { get; } = new()
    {
        TenantId = Tenant,
        Id = "executives",
        Title = "Executive mentoring",
        Owners = [Owner],
        Zone = "Europe/Berlin",
        Cadence = new Cadence(Rhythm.EveryTwoWeeks, IsoDayOfWeek.Wednesday, new LocalTime(9, 0), ReminderDays.Usual(1), new LocalDate(2026, 11, 2)),
        Digest = new DigestRhythm(DigestWhen.OnRelease, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
        QuestionSetId = "milestone",
        HoldTime = TimeSpan.FromMinutes(15),
    };

    public static Pairing Pairing { get; } = new()
    {
        Id = "mina-and-mo",
        ProgramId = Program.Id,
        Mentee = Mentee,
        Mentors = [Mentor],
        Sponsor = Sponsor,
        Accepted = Agreed.By(Mentee, Mentor),
    };

    public static PersonName Person(string digit, string name, string? mail = null) =>
        new(new PersonId(Tenant, $"00000000-0000-4000-8000-00000000000{digit}"), name, mail);
}
