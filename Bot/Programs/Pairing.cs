using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>One mentee with one or more mentors; kept in the mentee's partition.</summary>
internal sealed record Pairing
{
    public required string Id { get; init; }

    public required string ProgramId { get; init; }

    public required PersonName Mentee { get; init; }

    public required IReadOnlyList<PersonName> Mentors { get; init; }

    /// <summary>Opens doors for the mentee, and reads what the mentee puts together and sends; none of the mentors.</summary>
    public PersonName? Sponsor { get; init; }

    /// <summary>The first day on which the cadence may ask its mentee; null where they may be asked at once.</summary>
    public LocalDate? StartsOn { get; init; }

    /// <summary>The day on which it came into the program; null for pairings from before this was kept.</summary>
    public LocalDate? AddedOn { get; init; }

    /// <summary>The day from which the program's milestones are counted.</summary>
    public LocalDate FirstDayIn(MentoringProgram program)
    {
        var first = StartsOn ?? AddedOn ?? program.StartsOn ?? program.Cadence.Anchor;
        return program.StartsOn is { } start ? LocalDate.Max(first, start) : first;
    }

    /// <summary>The last moment before it starts, in a zone: what is asked comes after it.</summary>
    public Instant EveIn(DateTimeZone zone) => LocalMoment.EveOf(StartsOn, zone);

    /// <summary>An owner has yet to say when it starts: until then its mentee hears nothing.</summary>
    public bool Waits { get; init; }

    /// <summary>When an owner let its mentee start; null where they never had to wait.</summary>
    public DateTimeOffset? LetStartAt { get; init; }

    public bool Ended { get; init; }

    /// <summary>In whose place others came, the latest last: they read nothing any more.</summary>
    public IReadOnlyList<PersonName> FormerMentors { get; init; } = [];

    /// <summary>Whether somebody is its mentee, one of its mentors or its sponsor: nobody else is asked for a yes to its agreement.</summary>
    public bool Has(PersonId person) => Mentee.Id == person || Sponsor?.Id == person || Mentors.Any(mentor => mentor.Id == person);

    public Side SideOf(PersonId person) => person == Mentee.Id ? Side.Mentee : Side.Mentor;

    /// <summary>The mentors to its mentee, and the mentee to a mentor.</summary>
    public IReadOnlyList<PersonName> AcrossFrom(PersonId person) => SideOf(person) == Side.Mentor ? [Mentee] : Mentors;

    /// <summary>Whoever is one of its mentors, or was.</summary>
    public PersonName? FindMentor(PersonId id) => Mentors.Concat(FormerMentors).FirstOrDefault(mentor => mentor.Id == id);

    /// <summary>Object ids of those who said "not now" to its agreement: they are not reminded of it.</summary>
    public IReadOnlyList<string> NotNow { get; init; } = [];

    /// <summary>Who said yes to its agreement.</summary>
    public IReadOnlyList<Acceptance> Accepted { get; init; } = [];

    /// <summary>Nobody's where they were in it before this was kept.</summary>
    public IReadOnlyList<Joining> Joined { get; init; } = [];

    public DateTimeOffset? JoinedAt(PersonId person) => Joined.FirstOrDefault(joining => joining.ObjectId == person.ObjectId)?.At;

    /// <summary>Whether its mentee, who was welcomed then, has yet to hear of it: who put them in, who reads, and a way out.</summary>
    public bool IsNewTo(DateTimeOffset? welcomedAt) => !Waits && (LetStartAt ?? JoinedAt(Mentee.Id)) > welcomedAt;
}
