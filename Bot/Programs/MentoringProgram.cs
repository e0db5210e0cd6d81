using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>A mentoring program in one tenant: who owns it, and when and how its mentees are asked.</summary>
internal sealed record MentoringProgram
{
    public const string UsualCadenceSet = "pulse";

    public required string TenantId { get; init; }

    /// <summary>Lower-case letters, digits and hyphens; unique in the tenant.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; init; } = 1;

    public required string Title { get; init; }

    public required IReadOnlyList<PersonName> Owners { get; init; }

    /// <summary>IANA zone for people whose own is not known.</summary>
    public required string Zone { get; init; }

    public required Cadence Cadence { get; init; }

    /// <summary>Goes up whenever the dates of the cadence change, because the count of its check-ins then starts again at 1.</summary>
    public int CadenceRevision { get; init; } = 1;

    /// <summary>The first day on which the cadence may ask; null from the beginning.</summary>
    public LocalDate? StartsOn { get; init; }

    /// <summary>The first day on which anybody is asked something again; null where there is no pause.</summary>
    public LocalDate? PausedUntil { get; init; }

    /// <summary>The last day on which anybody is asked something; null for no end.</summary>
    public LocalDate? EndsOn { get; init; }

    public required DigestRhythm Digest { get; init; }

    /// <summary>When the bot may start a conversation, in each person's own zone.</summary>
    public WorkingHours Hours { get; init; } = WorkingHours.Default;

    /// <summary>How questions are worded.</summary>
    public MentoringMode Mode { get; init; } = MentoringMode.Mentoring;

    /// <summary>Question set of milestone check-ins.</summary>
    public required string QuestionSetId { get; init; }

    /// <summary>Question set of the check-ins between milestones.</summary>
    public string CadenceSetId { get; init; } = UsualCadenceSet;

    /// <summary>
    /// How many mentees start on a day where an owner lets them start in batches: new ones wait for it. Null where everybody starts at once.
    /// </summary>
    public int? RollOutSize { get; init; }

    /// <summary>What every pairing sets out to reach.</summary>
    public IReadOnlyList<ProgramMilestone> Milestones { get; init; } = [];

    /// <summary>How long a release waits, with Take back on its card, before a reader can see it.</summary>
    public required TimeSpan HoldTime { get; init; }

    /// <summary>Whether the accepted agreement names mail, so that a digest's content may also go there.</summary>
    public bool MailNamedInAgreement { get; init; }

    /// <summary>What mentors are told of mentees who are late.</summary>
    public OverdueRule Overdue { get; init; }

    /// <summary>What its agreement says beyond what each says.</summary>
    public AgreementTerms Terms =>
        (MailNamedInAgreement ? AgreementTerms.Mail : AgreementTerms.None)
        | (Overdue == OverdueRule.Names ? AgreementTerms.Names : AgreementTerms.None);

    public DateTimeZone OwnZone => DateTimeZoneProviders.Tzdb[Zone];

    /// <summary>The earliest at which somebody is asked: the program's own hour, or one that they prefer.</summary>
    public LocalTime FirstHour => LocalTime.Min(Cadence.At, Hours.From);

    /// <summary>As the owner chose, the first first; null leaves it at the chat, and mail where the agreement names it.</summary>
    public IReadOnlyList<DigestDoor>? ChosenDoors { get; init; }

    public IReadOnlyList<DigestDoor> Doors => ChosenDoors ?? (MailNamedInAgreement ? [DigestDoor.Chat, DigestDoor.Mail] : [DigestDoor.Chat]);

    public bool IsOwner(PersonId person) => Owners.Any(owner => owner.Id == person);

    public ProgramMilestone? FindMilestone(string? name) => Milestones.FirstOrDefault(milestone => milestone.Name == name);

    public bool IsOverOn(LocalDate day) => day > EndsOn;

    /// <summary>The last moment before it starts, in a zone.</summary>
    public Instant EveIn(DateTimeZone zone) => LocalMoment.EveOf(StartsOn, zone);

    /// <summary>Its next check-ins in its own zone; fewer where it ends before.</summary>
    public IReadOnlyList<CadenceSlot> NextSlots(Instant after, int count)
    {
        var first = Instant.Max(after, Instant.Max(EveIn(OwnZone), LocalMoment.EveOf(PausedUntil, OwnZone)));
        return [.. CadencePlan.Next(Cadence, OwnZone, first, count, Hours).TakeWhile(slot => !IsOverOn(slot.Date))];
    }

    /// <summary>The same by the clock there.</summary>
    public IReadOnlyList<LocalDateTime> NextDates(Instant after, int count) =>
        [.. NextSlots(after, count).Select(slot => slot.At.InZone(OwnZone).LocalDateTime)];
}
