using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Programs;

/// <summary>Who accepted the agreement, in one column. A merge cannot remove a column, so nobody is the empty text.</summary>
internal static partial class AcceptanceColumn
{
    public static string Write(IReadOnlyList<Acceptance> accepted) =>
        accepted.Count == 0 ? "" : JsonSerializer.Serialize(accepted, StoredAcceptances.Default.IReadOnlyListAcceptance);

    public static IReadOnlyList<Acceptance> Read(string? column) =>
        string.IsNullOrEmpty(column) ? [] : JsonSerializer.Deserialize(column, StoredAcceptances.Default.IReadOnlyListAcceptance)!;

    [JsonSerializable(typeof(IReadOnlyList<Acceptance>))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class StoredAcceptances : JsonSerializerContext;
}
