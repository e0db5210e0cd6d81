using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.CheckIns;

/// <summary>A check-in as a row of its author's partition: columns to look at, JSON for the answers.</summary>
internal static class CheckInRow
{
    private const string Kind = "checkin";

    public static string Key(string checkInId) => TableKeys.Join(Kind, checkInId);

    public static string Filter(PersonId mentee) => TableKeys.Under(mentee.Key, Kind);

    /// <summary>Everybody's that wait for an item of the agenda, or named a day from this one on.</summary>
    public static string FilterAwaiting(DateOnly from) =>
        $"{TableKeys.UnderAny(Kind)} and ({TableClient.CreateQueryFilter($"Awaits gt {""} or NamedDay ge {Day(from)}")})";

    /// <summary>Everybody's of which something was released that a reader is not let in to yet.</summary>
    public static string FilterWithWaitingReaders => $"{TableKeys.UnderAny(Kind)} and {TableClient.CreateQueryFilter($"ReadersWait eq {true}")}";

    public static CheckIn Read(TableEntity row) =>
        JsonSerializer.Deserialize(LongText.Read(row, "Data") ?? "", CheckInJson.Default.CheckIn)
        ?? throw new InvalidDataException("A check-in row holds no check-in.");

    private static readonly string[] Uncounted = ["Away", "Unasked", "IsMentors", "Pack"];

    public static IReadOnlyList<string> StandingColumns { get; } =
        ["PartitionKey", "RowKey", "State", "SubmittedAt", "ProgramId", "PairingId", "AnswerBy", .. Uncounted];

    public static CheckInStanding ReadStanding(TableEntity row) => new(
        TableKeys.Split(row.RowKey)[1],
        row.GetString("ProgramId") ?? "",
        row.GetDateTimeOffset("SubmittedAt") is not null ? CheckInState.Submitted
            : Enum.TryParse<CheckInState>(row.GetString("State"), out var state) ? state
            : CheckInState.Due,
        Uncounted.Any(column => row.GetBoolean(column) is true))
    {
        PairingId = row.GetString("PairingId") ?? "",
        AnswerBy = row.GetDateTimeOffset("AnswerBy"),
    };

    public static TableEntity Write(PersonId mentee, CheckIn checkIn, TableEntity? stored = null)
    {
        var row = new TableEntity(mentee.Key, Key(checkIn.Id))
        {
            ["State"] = checkIn.State.ToString(),
            ["ProgramId"] = checkIn.ProgramId,
            ["PairingId"] = checkIn.PairingId,
            ["DueAt"] = checkIn.DueAt,
            // A merge cannot remove a column, so nothing is the empty text.
            ["Awaits"] = checkIn switch
            {
                { State: CheckInState.Due, SnoozedUntil: not null } => AskAgain.AgendaKind,
                _ => checkIn.UnfinishedReleases.Any() ? ReleaseAnswers.AgendaKind : "",
            },
            ["ReadersWait"] = checkIn.Releases.Exists(release => release is { State: ReleaseState.Released, Waiting.IsEmpty: false }
                or { State: ReleaseState.Released, Ahead.IsEmpty: false }),
            ["NamedDay"] = checkIn.State == CheckInState.Submitted ? Day(checkIn.Answers.Max(answer => answer.Due)) : "",
        };
        if (checkIn.Away)
            row["Away"] = true;
        if (checkIn.Unasked)
            row["Unasked"] = true;
        if (checkIn.IsMentors)
            row["IsMentors"] = true;
        if (!checkIn.Pack.IsEmpty)
            row["Pack"] = true;
        if (checkIn.AnswerBy is { } end)
            row["AnswerBy"] = end;
        if (checkIn.SubmittedAt is { } submitted)
            row["SubmittedAt"] = submitted;
        LongText.Write(row, "Data", JsonSerializer.Serialize(checkIn, CheckInJson.Default.CheckIn), stored?.Keys);
        return row;
    }

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Writes what the open dialog held: the row is the dialog's own while it runs, so no version is asked.</summary>
    public static TableTransactionAction Put(PersonId mentee, CheckIn checkIn) =>
        new(TableTransactionActionType.UpsertMerge, Write(mentee, checkIn));

    public static TableTransactionAction Replace(PersonId mentee, StoredCheckIn stored, CheckIn checkIn) =>
        new(TableTransactionActionType.UpdateMerge, Write(mentee, checkIn, stored.Row), stored.Row.ETag);
}

/// <summary>A check-in without its answers.</summary>
/// <param name="State">What was submitted stays so, also while an edit of it waits.</param>
/// <param name="Uncounted">Nobody was asked, a mentor writes it, or it is a pack: neither as asked nor as missed.</param>
internal sealed record CheckInStanding(string Id, string ProgramId, CheckInState State, bool Uncounted)
{
    public required string PairingId { get; init; }

    /// <inheritdoc cref="CheckIn.AnswerBy"/>
    public DateTimeOffset? AnswerBy { get; init; }
}

/// <param name="Row">As read, with the version that the next write depends on.</param>
internal sealed record StoredCheckIn(CheckIn CheckIn, TableEntity Row);

[JsonSerializable(typeof(CheckIn))]
[JsonSerializable(typeof(DialogState))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
internal sealed partial class CheckInJson : JsonSerializerContext;
