using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Milestones;

/// <summary>
/// A <see cref="Milestone"/> as columns in its mentee's partition. A merge cannot remove a column, so nothing is the empty text.
/// </summary>
internal static class MilestoneRow
{
        public static string Key(string milestoneId) => ReflectedMark.MilestoneKey(milestoneId);

    public static string Filter(PersonId mentee) => TableKeys.Under(mentee.Key, ReflectedMark.MilestoneKind);

    public static TableEntity Write(PersonId mentee, Milestone milestone)
    {
        var row = new TableEntity(mentee.Key, Key(milestone.Id))
        {
            ["PairingId"] = milestone.PairingId,
            ["PlannedOn"] = milestone.PlannedOn is { } planned ? LocalDatePattern.Iso.Format(planned) : "",
            ["State"] = milestone.State.ToString(),
            ["RecordedBy"] = milestone.RecordedBy ?? "",
        };
        if (milestone.ReachedAt is { } reached)
        {
            row["ReachedAt"] = reached;
        }

        LongText.Write(row, "Title", milestone.Title);
        return row;
    }

    public static Milestone Read(TableEntity row) => new()
    {
        Id = TableKeys.Split(row.RowKey)[1],
        PairingId = row.GetString("PairingId") ?? "",
        Title = LongText.Read(row, "Title") ?? "",
        PlannedOn = LocalDatePattern.Iso.Parse(row.GetString("PlannedOn") ?? "") is { Success: true } planned ? planned.Value : null,
        State = Enum.TryParse<MilestoneState>(row.GetString("State"), out var state) ? state : MilestoneState.Planned,
        ReachedAt = row.GetDateTimeOffset("ReachedAt"),
        RecordedBy = row.GetString("RecordedBy") is { Length: > 0 } person ? person : null,
    };
}
