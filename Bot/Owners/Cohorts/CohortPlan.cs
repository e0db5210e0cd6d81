using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners.Cohorts;

/// <summary>The milestone that an owner means: one of the program's, or one by its title.</summary>
internal sealed record CohortMilestone(ProgramMilestone? Known, string Title)
{
    public Milestone For(Pairing pairing) => Known is null
        ? new Milestone { Id = RecordMilestone.IdOf(Title), PairingId = pairing.Id, Title = Title }
        : ProgramMilestones.Of(pairing, Known);
}

/// <param name="Own">The milestone as it is theirs.</param>
/// <param name="At">When the mentee would be asked, on their clock; null where there is nothing to ask any more.</param>
internal sealed record CohortLine(Pairing Pairing, Milestone Own, ZonedDateTime? At);

/// <summary>What marking a milestone for a whole program would do.</summary>
internal sealed record CohortPlan(MentoringProgram Program, CohortMilestone Milestone, IReadOnlyList<CohortLine> Lines)
{
    public IReadOnlyList<CohortLine> Asked => [.. Lines.Where(line => line.At is not null && !IsAfterEnd(line))];

    public IReadOnlyList<string> NotAsked => [.. Lines.Where(line => line.At is null).Select(line => line.Pairing.Mentee.Name)];

    /// <summary>Whose next hour comes after the program's last day.</summary>
    public IReadOnlyList<string> TooLate => [.. Lines.Where(IsAfterEnd).Select(line => line.Pairing.Mentee.Name)];

    /// <inheritdoc cref="ShownMark"/>
    public string Mark => ShownMark.Of(
    [
        Program.Id, Milestone.Known?.Name ?? "", Milestone.Title,
        .. Asked.Select(line => $"{line.Pairing.Mentee.Id.ObjectId}|{line.Pairing.Id}|{InstantPattern.ExtendedIso.Format(line.At!.Value.ToInstant())}"),
    ]);

    private bool IsAfterEnd(CohortLine line) => line.At is { } at && Program.IsOverOn(at.Date);
}
