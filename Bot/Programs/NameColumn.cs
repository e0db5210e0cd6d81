using System.Text.Json;
using System.Text.Json.Serialization;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>People with their names in one column. A merge cannot remove a column, so nobody is the empty text.</summary>
internal static partial class NameColumn
{
    public static string Write(IEnumerable<PersonName> people) => JsonSerializer.Serialize(
        [.. people.Select(person => new Stored(person.Id.Key, person.Name, person.Mail))], StoredNames.Default.ListStored);

    public static string Write(PersonName? person) => person is null ? "" : Write([person]);

    public static IReadOnlyList<PersonName> ReadAll(string? column) => string.IsNullOrEmpty(column)
        ? []
        : [.. JsonSerializer.Deserialize(column, StoredNames.Default.ListStored)!
            .Select(stored => new PersonName(PersonId.Parse(stored.Id), stored.Name, stored.Mail))];

    public static PersonName? Read(string? column) => ReadAll(column) is [var person, ..] ? person : null;

    private sealed record Stored(string Id, string Name, string? Mail);

    [JsonSerializable(typeof(List<Stored>))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class StoredNames : JsonSerializerContext;
}
