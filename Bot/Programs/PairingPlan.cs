using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>A pairing is to get its program's milestones, as they stand in a version of the program.</summary>
internal static class PairingPlan
{
    /// <summary>Kind of the agenda's items.</summary>
    public const string AgendaKind = AgendaKinds.PlanMilestones;

    public static AgendaItem Item(PersonId mentee, string pairingId, int version, DateTimeOffset due) =>
        new(mentee.Key, due, AgendaKind, new NumberedId(pairingId, version).ToString());
}
