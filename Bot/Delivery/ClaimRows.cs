using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>How the ledger is written down: a partition for each recipient, with a row for each message and each day of prompts.</summary>
internal static class ClaimRows
{
    private const string OfDay = "Key";

    public static string Partition(string recipient) => TableKeys.Join(recipient.Split('|'));

    public static string MessageKey(string key) => TableKeys.Join("message", key);

    public static string DayKey(string day) => TableKeys.Join("day", day);

    public static string? KeyOfDay(TableEntity day) => day.GetString(OfDay);

    public static TableEntity Day(ClaimRequest request) =>
        new(Partition(request.Recipient), DayKey(request.Day!)) { [OfDay] = request.Key };

    public static TableEntity Write(Claim claim) => new(Partition(claim.Recipient), MessageKey(claim.Key))
    {
        ["Recipient"] = claim.Recipient,
        ["Key"] = claim.Key,
        ["State"] = claim.State.ToString(),
        ["ClaimId"] = claim.ClaimId,
        ["Attempts"] = claim.Attempts,
        ["Until"] = claim.Until,
        ["At"] = claim.At,
        ["ActivityId"] = claim.ActivityId,
        // A merge leaves out what is null, and an old error must not stay beside a success.
        ["Code"] = claim.Code ?? "",
        ["Note"] = claim.Note,
    };

    public static Claim Read(TableEntity row) => new()
    {
        Recipient = row.GetString("Recipient")!,
        Key = row.GetString("Key")!,
        // A state that a later version wrote is none that this one may send again.
        State = Enum.TryParse<DeliveryState>(row.GetString("State"), out var state) ? state : DeliveryState.Unknown,
        ClaimId = row.GetGuid("ClaimId") ?? Guid.Empty,
        Attempts = row.GetInt32("Attempts") ?? 1,
        Until = row.GetDateTimeOffset("Until") ?? default,
        At = row.GetDateTimeOffset("At") ?? default,
        ActivityId = row.GetString("ActivityId"),
        Code = row.GetString("Code") is { Length: > 0 } code ? code : null,
        Note = row.GetString("Note"),
        ETag = row.ETag,
    };
}
