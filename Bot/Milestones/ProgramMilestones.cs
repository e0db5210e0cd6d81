using NodaTime;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Milestones;

/// <summary>What becomes of a pairing's milestone when its program plans it, moves it or gives it up.</summary>
internal static class ProgramMilestones
{
    public static string IdOf(Pairing pairing, string name) => $"{pairing.Id}-{name}";

    /// <summary>As it is for a pairing that has it not planned yet.</summary>
    public static Milestone Of(Pairing pairing, ProgramMilestone wanted) =>
        new() { Id = IdOf(pairing, wanted.Name), PairingId = pairing.Id, Title = wanted.Title, ProgramName = wanted.Name };

    /// <summary>The program's own milestone of this title, however it is spelt.</summary>
    public static ProgramMilestone? Titled(MentoringProgram program, string title) =>
        program.Milestones.FirstOrDefault(known => RecordMilestone.IdOf(known.Title) == RecordMilestone.IdOf(title));

    /// <summary>What the program wants and what a pairing has of it, wanted still or not.</summary>
    /// <param name="all">Every milestone of the mentee.</param>
    public static IReadOnlyList<string> NamesIn(MentoringProgram program, Pairing pairing, IEnumerable<Milestone> all) =>
    [
        .. program.Milestones.Select(wanted => wanted.Name)
            .Union(all.Where(milestone => milestone.PairingId == pairing.Id).Select(milestone => milestone.ProgramName).OfType<string>()),
    ];

    /// <summary>Whether nothing is left to plan, to move or to give up.</summary>
    public static bool AreIn(MentoringProgram program, Pairing pairing, IReadOnlyList<Milestone> all) => NamesIn(program, pairing, all).All(name =>
        Decide(
            pairing, all.FirstOrDefault(known => known.Id == IdOf(pairing, name)), program.FindMilestone(name), pairing.FirstDayIn(program)) is null);

    /// <param name="known">As it is stored; null where it is not.</param>
    /// <param name="wanted">As the program wants it; null where it no longer does.</param>
    /// <param name="start">The pairing's first day.</param>
    /// <returns>Null for no change.</returns>
    public static Milestone? Decide(Pairing pairing, Milestone? known, ProgramMilestone? wanted, LocalDate start)
    {
        if (wanted is null)
            return known is { IsPlanned: true } ? known with { State = MilestoneState.NoLonger, ProgramDay = null } : null;
        var day = wanted.DayFrom(start);
        var planned = known switch
        {
            null => Of(pairing, wanted) with { PlannedOn = day },
            // A day that the mentee chose stays.
            { IsPlanned: true } => known with { Title = wanted.Title, PlannedOn = known.PlannedOn == known.ProgramDay ? day : known.PlannedOn },
            // Given up by the program, not by the mentee.
            { State: MilestoneState.NoLonger, ProgramDay: null } => known with { Title = wanted.Title, State = MilestoneState.Planned, PlannedOn = day },
            _ => null,
        };
        return planned is null || planned with { ProgramDay = day } == known ? null : planned with { ProgramDay = day };
    }
}
