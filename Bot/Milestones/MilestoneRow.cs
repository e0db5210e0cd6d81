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

    /// <summary>Everybody's that are still ahead and planned for a day or a later one, or were reached at a moment or later.</summary>
    public static string FilterAskedAbout(LocalDate from, DateTimeOffset reached)
    {
        var planned = TableClient.CreateQueryFilter($"State eq {nameof(MilestoneState.Planned)} and PlannedOn ge {Day(from)}");
        var since = TableClient.CreateQueryFilter($"State eq {nameof(MilestoneState.Reached)} and ReachedAt ge {reached}");
        return $"{TableKeys.UnderAny(ReflectedMark.MilestoneKind)} and (({planned}) or ({since}))";
    }

    public static TableEntity Write(PersonId mentee, Milestone milestone)
    {
        var row = new TableEntity(mentee.Key, Key(milestone.Id))
        {
            ["PairingId"] = milestone.PairingId,
            ["PlannedOn"] = Day(milestone.PlannedOn),
            ["State"] = milestone.State.ToString(),
            ["RecordedBy"] = milestone.RecordedBy ?? "",
            ["ProgramName"] = milestone.ProgramName ?? "",
            ["ProgramDay"] = Day(milestone.ProgramDay),
        };
        if (milestone.ReachedAt is { } reached)
            row["ReachedAt"] = reached;

        LongText.Write(row, "Title", milestone.Title);
        return row;
    }

    public static Milestone Read(TableEntity row) => new()
    {
        Id = TableKeys.Split(row.RowKey)[1],
        PairingId = row.GetString("PairingId") ?? "",
        Title = LongText.Read(row, "Title") ?? "",
        PlannedOn = ReadDay(row, "PlannedOn"),
        State = Enum.TryParse<MilestoneState>(row.GetString("State"), out var state) ? state : MilestoneState.Planned,
        ReachedAt = row.GetDateTimeOffset("ReachedAt"),
        RecordedBy = row.GetString("RecordedBy") is { Length: > 0 } person ? person : null,
        ProgramName = row.GetString("ProgramName") is { Length: > 0 } name ? name : null,
        ProgramDay = ReadDay(row, "ProgramDay"),
    };

    private static string Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : "";

    private static LocalDate? ReadDay(TableEntity row, string column) =>
        LocalDatePattern.Iso.Parse(row.GetString(column) ?? "") is { Success: true } day ? day.Value : null;
}
