using System.Globalization;
using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>How the ledger is written down: a partition for each recipient, with a row for each message and each place that one took in a limit.</summary>
internal static class ClaimRows
{
    private const string OfPlace = "Key";

    public static string Partition(string recipient) => TableKeys.Join(recipient.Split('|'));

    public static string MessageKey(string key) => TableKeys.Join("message", key);

    /// <summary>The keys of all places of a limit.</summary>
    public static IReadOnlyList<string> PlaceKeys(SendLimit limit) => limit.Most == 1
        ? [TableKeys.Join(limit.Kind, limit.Period)]
        : [.. Enumerable.Range(1, limit.Most).Select(place => TableKeys.Join(limit.Kind, limit.Period, place.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>The message that took a place.</summary>
    public static string? KeyOfPlace(TableEntity place) => place.GetString(OfPlace);

    public static TableEntity Place(ClaimRequest request, string place) =>
        new(Partition(request.Recipient), place) { [OfPlace] = request.Key };

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
        ["Note"] = claim.Note?.Holds,
        ["Named"] = claim.Note?.Named,
    };

    /// <summary>To be merged: whatever else a later version wrote into the row stays.</summary>
    public static TableEntity WriteNote(Claim claim, DeliveryNote note) => new(Partition(claim.Recipient), MessageKey(claim.Key))
    {
        ["Note"] = note.Holds,
        ["Named"] = note.Named,
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
        Note = row.GetString("Note") is { } holds ? new DeliveryNote(holds, row.GetString("Named") ?? "") : null,
        ETag = row.ETag,
    };
}
