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

    /// <summary>Everybody who asked to be erased, and is not yet.</summary>
    public static string FilterErasing => TableClient.CreateQueryFilter($"RowKey eq {RowKey} and Erasure gt {""}");

    private static readonly Column[] Columns =
    [
        Text("Name", person => person.Name),
        new("Address", person => person.Address, (row, person, _) => row["Address"] = person.Address is { } address
            ? JsonSerializer.Serialize(address, PeopleJson.Default.ConversationReference)
            : ""),
        Text("Zone", person => person.LearntZone),
        Text("OwnZone", person => person.OwnZone),
        Text("PreferredAt", person => person.PreferredAt is { } at ? ClockTime.Pattern.Format(at) : null),
        Text("Locale", person => person.Locale),
        Text("Participation", person => person.Participation.ToString()),
        Text("Erasure", person => person.Erasure == Erasure.None ? null : person.Erasure.ToString()),
        Text("PausedUntil", person => person.PausedUntil?.ToString("O", CultureInfo.InvariantCulture)),
        Text("Unreachable", person => person.Unreachable),
        Text("Digest", person => person.Digest?.ToString()),
        Text("Door", person => person.Door?.ToString()),
        Time("WelcomedAt", person => person.WelcomedAt),
        Time("ArrivedAt", person => person.ArrivedAt),
        Time("OtherMessageAt", person => person.OtherMessageAt),
        new("Handled", person => person.Handled, (row, person, _) => row["Handled"] = string.Join('\n', person.Handled)),
        Long("Dialog", person => person.Dialog, person => person.Dialog?.Text),
        Long("LooseText", person => person.LooseText, person => person.LooseText),
        Long("Said", person => person.Said, person => string.Join('\n', person.Said)),
    ];

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
            Erasure = Enum.TryParse<Erasure>(row.GetString("Erasure"), out var erasure) ? erasure : Erasure.None,
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

    /// <param name="person">As they are to be.</param>
    /// <param name="stored">As the row has them: of what is the same, nothing is written. Null for a row that is not there yet.</param>
    /// <param name="furtherParts">Those of the row's long texts.</param>
    public static TableEntity Write(Person person, Person? stored = null, ICollection<string>? furtherParts = null)
    {
        var row = new TableEntity(person.Id.Key, RowKey);
        foreach (var column in Columns)
        {
            if (stored is null || !Equals(column.Of(stored), column.Of(person)))
                column.Put(row, person, furtherParts);
        }

        return row;
    }

    // Null properties are not stored, so a merge could not empty them: absent is written as "".
    private static Column Text(string name, Func<Person, string?> of) => new(name, of, (row, person, _) => row[name] = of(person) ?? "");

    private static Column Long(string name, Func<Person, object?> of, Func<Person, string?> text) =>
        new(name, of, (row, person, furtherParts) => LongText.Write(row, name, text(person) ?? "", furtherParts));

    private static Column Time(string name, Func<Person, DateTimeOffset?> of) =>
        new(name, person => of(person), (row, person, _) => row[name] = of(person));

    private sealed record Column(string Name, Func<Person, object?> Of, Action<TableEntity, Person, ICollection<string>?> Put);

    private static string? Empty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

[JsonSerializable(typeof(ConversationReference))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class PeopleJson : JsonSerializerContext;
