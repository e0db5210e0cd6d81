using System.Globalization;
using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Programs;

/// <summary>A <see cref="MentoringProgram"/> as columns: those that this version does not know survive a merge.</summary>
internal static class ProgramRow
{
    private const string Kind = "program";
    // To the last nanosecond, which is how a day without an end is written.
    private static readonly LocalTimePattern EndOfDay = LocalTimePattern.ExtendedIso;

    public static string Key(string programId) => TableKeys.Join(Kind, programId);

    /// <summary>Where a version is kept that another one took the place of.</summary>
    public static string VersionKey(string programId, int version) =>
        TableKeys.Join("version", programId, version.ToString("D8", CultureInfo.InvariantCulture));

    /// <summary>The programs of all tenants.</summary>
    public static string FilterAll { get; } = TableKeys.UnderAny(Kind);

    public static string Filter(string tenantId) => TableKeys.Under(tenantId, Kind);

    public static TableEntity Write(MentoringProgram program) => new(program.TenantId, Key(program.Id))
    {
        ["Version"] = program.Version,
        ["Title"] = program.Title,
        ["Owners"] = NameColumn.Write(program.Owners),
        ["Zone"] = program.Zone,
        ["Rhythm"] = program.Cadence.Rhythm.ToString(),
        ["Weekday"] = program.Cadence.Weekday.ToString(),
        ["At"] = ClockTime.Pattern.Format(program.Cadence.At),
        // The number alone is what earlier versions read.
        ["Reminders"] = program.Cadence.Reminders.Count,
        ["ReminderDays"] = program.Cadence.Reminders.ToString(),
        ["Anchor"] = LocalDatePattern.Iso.Format(program.Cadence.Anchor),
        ["Every"] = program.Cadence.Every,
        ["ResponseDays"] = program.Cadence.ResponseDays,
        ["CadenceRevision"] = program.CadenceRevision,
        ["StartsOn"] = Day(program.StartsOn),
        ["PausedUntil"] = Day(program.PausedUntil),
        ["EndsOn"] = Day(program.EndsOn),
        ["DigestWhen"] = program.Digest.When.ToString(),
        ["DigestWeekday"] = program.Digest.Weekday.ToString(),
        ["DigestAt"] = ClockTime.Pattern.Format(program.Digest.At),
        ["HoursFrom"] = ClockTime.Pattern.Format(program.Hours.From),
        ["HoursUntil"] = EndOfDay.Format(program.Hours.Until),
        ["WorkingDays"] = string.Join(',', program.Hours.Days.Order()),
        // A merge cannot remove a column, so no days are the empty text.
        ["DaysOff"] = string.Join(',', program.Hours.DaysOff.Order().Select(LocalDatePattern.Iso.Format)),
        ["Mode"] = program.Mode.ToString(),
        ["QuestionSetId"] = program.QuestionSetId,
        ["CadenceSetId"] = program.CadenceSetId,
        // A merge cannot remove a column, so no size is 0.
        ["RollOutSize"] = program.RollOutSize ?? 0,
        ["Milestones"] = MilestonesColumn.Write(program.Milestones),
        ["HoldSeconds"] = program.HoldTime.TotalSeconds,
        ["MailNamedInAgreement"] = program.MailNamedInAgreement,
        ["Overdue"] = program.Overdue.ToString(),
        ["Doors"] = string.Join(',', program.ChosenDoors ?? []),
    };

    /// <exception cref="InvalidDataException">A column is missing or holds what this version does not know; it is named.</exception>
    public static MentoringProgram Read(TableEntity row) => new()
    {
        TenantId = row.PartitionKey,
        Id = TableKeys.Split(row.RowKey)[1],
        Version = row.GetInt32("Version") ?? 1,
        Title = Text(row, "Title"),
        Owners = NameColumn.ReadAll(row.GetString("Owners")),
        Zone = Text(row, "Zone"),
        Cadence = new Cadence(
            Word<Rhythm>(row, "Rhythm"),
            Word<IsoDayOfWeek>(row, "Weekday"),
            Parsed(row, "At", ClockTime.Pattern),
            ReadReminders(row),
            Parsed(row, "Anchor", LocalDatePattern.Iso))
        {
            Every = row.GetInt32("Every") ?? 1,
            ResponseDays = row.GetInt32("ResponseDays") ?? Cadence.UsualResponseDays,
        },
        StartsOn = OptionalDay(row, "StartsOn"),
        PausedUntil = OptionalDay(row, "PausedUntil"),
        EndsOn = OptionalDay(row, "EndsOn"),
        CadenceRevision = row.GetInt32("CadenceRevision") ?? 1,
        Digest = new DigestRhythm(
            Word<DigestWhen>(row, "DigestWhen"), Word<IsoDayOfWeek>(row, "DigestWeekday"), Parsed(row, "DigestAt", ClockTime.Pattern)),
        Hours = ReadHours(row),
        QuestionSetId = Text(row, "QuestionSetId"),
        CadenceSetId = row.GetString("CadenceSetId") ?? MentoringProgram.UsualCadenceSet,
        RollOutSize = row.GetInt32("RollOutSize") is > 0 and var size ? size : null,
        Milestones = MilestonesColumn.Read(row.GetString("Milestones")),
        HoldTime = TimeSpan.FromSeconds(row.GetDouble("HoldSeconds") ?? throw Broken(row, "HoldSeconds")),
        Mode = row.GetString("Mode") is null ? MentoringMode.Mentoring : Word<MentoringMode>(row, "Mode"),
        MailNamedInAgreement = row.GetBoolean("MailNamedInAgreement") ?? false,
        Overdue = row.GetString("Overdue") is null ? OverdueRule.Count : Word<OverdueRule>(row, "Overdue"),
        ChosenDoors = row.GetString("Doors") is { Length: > 0 } doors ? [.. doors.Split(',').Select(Enum.Parse<DigestDoor>)] : null,
    };

    /// <summary>Where the days do not fit the number, an earlier version wrote that one since.</summary>
    private static ReminderDays ReadReminders(TableEntity row)
    {
        var usual = ReminderDays.Usual(row.GetInt32("Reminders") ?? 0);
        return ReminderDays.Parse(row.GetString("ReminderDays") ?? "") is { } days && days.Count == usual.Count ? days : usual;
    }

    private static WorkingHours ReadHours(TableEntity row)
    {
        var hours = row.GetString("WorkingDays") is not { Length: > 0 } days
            ? WorkingHours.Default
            : new WorkingHours(
                Parsed(row, "HoursFrom", ClockTime.Pattern),
                Parsed(row, "HoursUntil", EndOfDay),
                days.Split(',').Select(Enum.Parse<IsoDayOfWeek>).ToHashSet());
        return row.GetString("DaysOff") is not { Length: > 0 } off ? hours : hours with
        {
            DaysOff = off.Split(',')
                .Select(day => LocalDatePattern.Iso.Parse(day).TryGetValue(default, out var date) ? date : throw Broken(row, "DaysOff"))
                .ToHashSet(),
        };
    }

    // A merge cannot remove a column, so no day is the empty text.
    private static string Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : "";

    private static LocalDate? OptionalDay(TableEntity row, string column) =>
        row.GetString(column) is { Length: > 0 } ? Parsed(row, column, LocalDatePattern.Iso) : null;

    private static string Text(TableEntity row, string column) => row.GetString(column) ?? throw Broken(row, column);

    private static T Word<T>(TableEntity row, string column)
        where T : struct, Enum => Enum.TryParse<T>(row.GetString(column), out var value) ? value : throw Broken(row, column);

    private static T Parsed<T>(TableEntity row, string column, IPattern<T> pattern) =>
        pattern.Parse(Text(row, column)).TryGetValue(default!, out var value) ? value : throw Broken(row, column);

    private static InvalidDataException Broken(TableEntity row, string column) =>
        new($"Program row {row.PartitionKey} {row.RowKey}: column {column} is missing or not understood.");
}
