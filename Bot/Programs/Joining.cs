using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Programs;

/// <summary>Since when somebody is what they are in a pairing: its mentee, a mentor of it, or its sponsor.</summary>
internal sealed record Joining(string ObjectId, DateTimeOffset At);

/// <summary>All of a pairing's in one column.</summary>
internal static partial class JoiningColumn
{
    public static string Write(IReadOnlyList<Joining> joined) =>
        joined.Count == 0 ? "" : JsonSerializer.Serialize(joined, StoredJoinings.Default.IReadOnlyListJoining);

    public static IReadOnlyList<Joining> Read(string? column) =>
        string.IsNullOrEmpty(column) ? [] : JsonSerializer.Deserialize(column, StoredJoinings.Default.IReadOnlyListJoining)!;

    [JsonSerializable(typeof(IReadOnlyList<Joining>))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class StoredJoinings : JsonSerializerContext;
}
