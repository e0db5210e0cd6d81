using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// What a check-in leaves on the milestone that it looked back on. It lives here because milestones know check-ins, not the reverse.
/// </summary>
internal static class ReflectedMark
{
    public const string MilestoneKind = "milestone";

    /// <summary>The state's name as it stands in a milestone's row.</summary>
    public const string State = "ReflectedOn";

    public static string MilestoneKey(string milestoneId) => TableKeys.Join(MilestoneKind, milestoneId);

    /// <summary>For a transaction in the mentee's partition: marks it whatever else its row holds.</summary>
    public static TableTransactionAction On(PersonId mentee, string milestoneId) => new(
        TableTransactionActionType.UpsertMerge, new TableEntity(mentee.Key, MilestoneKey(milestoneId)) { ["State"] = State });
}
