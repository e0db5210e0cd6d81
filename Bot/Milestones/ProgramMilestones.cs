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
