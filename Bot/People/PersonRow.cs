using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.People;

/// <summary>A <see cref="Person"/> as columns of its row. Columns that this version does not know survive a merge.</summary>
internal static class PersonRow
{
    public const string RowKey = "person";

    public static Person Read(PersonId id, TableEntity? row) => row is null
        ? new Person { Id = id }
        : new Person
        {
            Id = id,
            Name = Empty(row.GetString("Name")),
            Address = Empty(row.GetString("Address")) is { } address
                ? JsonSerializer.Deserialize(address, PeopleJson.Default.ConversationReference)
                : null,
            LearntZone = Empty(row.GetString("Zone")),
            OwnZone = Empty(row.GetString("OwnZone")),
            PreferredAt = ClockTime.Pattern.Parse(row.GetString("PreferredAt") ?? "") is { Success: true } at ? at.Value : null,
            Locale = Empty(row.GetString("Locale")),
            Participation = Enum.TryParse<Participation>(row.GetString("Participation"), out var participation) ? participation : Participation.Invited,
            WelcomedAt = row.GetDateTimeOffset("WelcomedAt"),
            ArrivedAt = row.GetDateTimeOffset("ArrivedAt"),
            PausedUntil = DateOnly.TryParseExact(row.GetString("PausedUntil"), "O", out var day) ? day : null,
            Unreachable = Empty(row.GetString("Unreachable")),
            Digest = DigestChoice.Parse(row.GetString("Digest")),
            Door = DoorChoice.Parse(row.GetString("Door")),
            OtherMessageAt = row.GetDateTimeOffset("OtherMessageAt"),
            Dialog = Empty(LongText.Read(row, "Dialog")) is { } dialog ? new StoredDialog(dialog) : null,
            LooseText = Empty(LongText.Read(row, "LooseText")),
            Said = [.. (LongText.Read(row, "Said") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            Handled = [.. (row.GetString("Handled") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)],
        };

    // Null properties are not stored, so a merge could not empty them: absent is written as "".
    public static TableEntity Write(Person person, ICollection<string>? stored)
    {
        var row = new TableEntity(person.Id.Key, RowKey)
        {
            ["Name"] = person.Name ?? "",
            ["Address"] = person.Address is { } address ? JsonSerializer.Serialize(address, PeopleJson.Default.ConversationReference) : "",
            ["Zone"] = person.LearntZone ?? "",
            ["OwnZone"] = person.OwnZone ?? "",
            ["PreferredAt"] = person.PreferredAt is { } at ? ClockTime.Pattern.Format(at) : "",
            ["Locale"] = person.Locale ?? "",
            ["Participation"] = person.Participation.ToString(),
            ["PausedUntil"] = person.PausedUntil?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            ["Unreachable"] = person.Unreachable ?? "",
            ["Digest"] = person.Digest?.ToString() ?? "",
            ["Door"] = person.Door?.ToString() ?? "",
            ["Handled"] = string.Join('\n', person.Handled),
        };
        if (person.WelcomedAt is { } welcomed)
            row["WelcomedAt"] = welcomed;
        if (person.ArrivedAt is { } arrived)
            row["ArrivedAt"] = arrived;
        if (person.OtherMessageAt is { } other)
            row["OtherMessageAt"] = other;
        LongText.Write(row, "Dialog", person.Dialog?.Text ?? "", stored);
        LongText.Write(row, "LooseText", person.LooseText ?? "", stored);
        LongText.Write(row, "Said", string.Join('\n', person.Said), stored);
        return row;
    }

    private static string? Empty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

[JsonSerializable(typeof(ConversationReference))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class PeopleJson : JsonSerializerContext;
