using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Digests;

/// <summary>What somebody wants of their digests, as their card sent it. What the card did not hold stays as it is.</summary>
/// <param name="NamesRhythm">False where the card did not ask for one.</param>
/// <param name="Rhythm">Null for that of each program.</param>
internal sealed record DigestWish(bool NamesRhythm, DigestChoice? Rhythm, DoorChoice? Door)
{
    /// <returns>Null where something was sent that is not offered.</returns>
    public static DigestWish? Read(CardAction action, DigestChoices offered)
    {
        var (when, way) = (action.Id(DigestSettingsCard.WhenInput), action.Id(DigestSettingsCard.DoorInput));
        var rhythm = when is null or DigestSettingsCard.AsProgram ? null : RhythmIn(action, when, offered.Options);
        var door = way is null ? null : DoorChoice.Parse(way) is { } named ? named with { Only = action.Flag(DigestSettingsCard.OnlyInput) } : null;
        if ((when is null && way is null)
            || (when is not (null or DigestSettingsCard.AsProgram) && rhythm is null)
            || (way is not null && (door is null || !offered.Doors.Contains(door.Door))))
            return null;
        return new DigestWish(when is not null, rhythm, door);
    }

    /// <param name="offered">Whoever leaves the way at what is usual has chosen none.</param>
    public Person ApplyTo(Person person, DigestChoices offered) => person with
    {
        Digest = NamesRhythm ? Rhythm : person.Digest,
        Door = Door is null || (person.Door is null && Door == offered.UsualDoor) ? person.Door : Door,
    };

    private static DigestChoice? RhythmIn(CardAction action, string when, RhythmOptions options) =>
        options.Digests.FirstOrDefault(option => option.Id == when)?.Value is var (kind, day)
        && action.Id(DigestSettingsCard.HourInput) is { } hour && options.FindTime(hour) is { } at
            ? new DigestChoice(new DigestRhythm(kind, day ?? IsoDayOfWeek.Monday, at.Value))
            : null;
}

/// <summary>What somebody's programs let them choose from.</summary>
internal sealed class DigestChoices(IReadOnlyList<MentoringProgram> programs)
{
    public IReadOnlyList<MentoringProgram> Programs => programs;

    public IReadOnlyList<DigestDoor> Doors => [.. programs.SelectMany(program => program.Doors).Distinct().Order()];

    public DoorChoice UsualDoor => new(programs[0].Doors[0], Only: false);

    /// <summary>Days and hours in which one of the programs writes to people.</summary>
    public RhythmOptions Options => new(new WorkingHours(
        programs.Min(program => program.Hours.From),
        programs.Max(program => program.Hours.Until),
        programs.SelectMany(program => program.Hours.Days).ToHashSet()));
}
