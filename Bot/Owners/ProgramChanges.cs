using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners;

/// <summary>What storing a document would change, as shown before it is stored. Dates are those of each version's own zone.</summary>
internal sealed record ProgramChanges
{
    private const int ShownDates = 3;

    /// <summary>How an item of a list begins that has a name of its own.</summary>
    private const string Named = "- name: ";

    private ProgramChanges()
    {
    }

    /// <summary>Null where storing would create it.</summary>
    public required MentoringProgram? Before { get; init; }

    /// <summary>As it would be stored.</summary>
    public required MentoringProgram After { get; init; }

    /// <summary>Lines of the document that there are no longer.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>Lines that are new.</summary>
    public required IReadOnlyList<string> New { get; init; }

    /// <summary>After this it asks by the new dates: where they moved, from the next day on, so that nobody is asked twice in one.</summary>
    public required Instant AsksAfter { get; init; }

    public required IReadOnlyList<LocalDateTime> DatesBefore { get; init; }

    public required IReadOnlyList<LocalDateTime> DatesAfter { get; init; }

    public bool ChangesNothing => Before is not null && ProgramWriter.Write(Before) == ProgramWriter.Write(After);

    /// <summary>What every pairing sets out to reach, or the day from which that is counted.</summary>
    public bool ChangesMilestones => Before is not null && (!Before.Milestones.SequenceEqual(After.Milestones) || Before.StartsOn != After.StartsOn);

    public bool ChangesDates => !DatesBefore.SequenceEqual(DatesAfter) || Before?.CadenceRevision != After.CadenceRevision;

    /// <inheritdoc cref="ShownMark"/>
    public string Mark
    {
        get
        {
            var dates = DatesBefore.Concat(DatesAfter).Select(LocalDateTimePattern.GeneralIso.Format);
            return ShownMark.Of([Before is null ? "" : ProgramWriter.Write(Before), ProgramWriter.Write(After), .. dates]);
        }
    }

    /// <param name="document">As it was read: it knows nothing of the cadence's revision.</param>
    public static ProgramChanges Of(MentoringProgram? before, MentoringProgram document, Instant now)
    {
        // Whatever moves the dates starts their count anew; reminders do not.
        var recounted = before is not null && !before.Cadence.HasDatesOf(document.Cadence);
        var after = document with { Version = before?.Version ?? 1, CadenceRevision = (before?.CadenceRevision ?? 1) + (recounted ? 1 : 0) };
        var asksAfter = recounted ? LocalMoment.EveOf(now.InZone(after.OwnZone).Date.PlusDays(1), after.OwnZone) : now;
        var (old, @new) = (before is null ? [] : Lines(before), Lines(after));
        return new ProgramChanges
        {
            Before = before,
            After = after,
            Gone = [.. old.Except(@new)],
            New = [.. @new.Except(old)],
            AsksAfter = asksAfter,
            DatesBefore = before?.NextDates(now, ShownDates) ?? [],
            DatesAfter = after.NextDates(asksAfter, ShownDates),
        };
    }

    /// <summary>Each line with the groups that it stands in, so that two lines that read the same are not taken for one.</summary>
    private static List<string> Lines(MentoringProgram program)
    {
        var lines = new List<string>();
        var (group, item) = ("", "");
        foreach (var line in ProgramWriter.Write(program).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsLetter(line[0]))
                group = line.EndsWith(':') ? line[..^1] : "";
            if (line.StartsWith('-') || char.IsLetter(line[0]))
                item = line.StartsWith(Named, StringComparison.Ordinal) ? $" {line[Named.Length..]}" : "";
            if (!line.EndsWith(':'))
                lines.Add(group.Length == 0 || char.IsLetter(line[0]) ? line : $"{group}{item}, {line.Trim().TrimStart('-').Trim()}");
        }

        return lines;
    }
}
