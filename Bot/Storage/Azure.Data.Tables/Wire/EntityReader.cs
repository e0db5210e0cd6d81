using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// JSON with minimal metadata into typed values (Payload format for Table service operations, Azure Storage REST API).
/// A property without a type annotation is a string, a boolean, an Int32 or, with a fraction or exponent, a double.
/// </summary>
internal static class EntityReader
{
    public static TableEntity Read(JsonElement row)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name == SystemNames.ETag || !IsAnnotation(property.Name))
                values[property.Name] = Value(property, TypeOf(row, property.Name));
        }

        return TableEntity.Owning(values);
    }

    private static bool IsAnnotation(string name) =>
        name.EndsWith(SystemNames.TypeSuffix, StringComparison.Ordinal) || name.StartsWith("odata.", StringComparison.Ordinal);

    private static string? TypeOf(JsonElement row, string name) =>
        row.TryGetProperty(name + SystemNames.TypeSuffix, out var type) ? type.GetString()
        : name == SystemNames.Timestamp ? "Edm.DateTime"
        : null;

    private static object? Value(JsonProperty property, string? type)
    {
        var value = property.Value;
        return (value.ValueKind, type) switch
        {
            (JsonValueKind.Null, _) => null,
            (JsonValueKind.True or JsonValueKind.False, _) => value.GetBoolean(),
            (JsonValueKind.Number, "Edm.Double") => value.GetDouble(),
            (JsonValueKind.Number, "Edm.Int64") => value.GetInt64(),
            (JsonValueKind.Number, _) => value.TryGetInt32(out var whole) ? (object)whole : value.GetDouble(),
            (JsonValueKind.String, "Edm.Int64") => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            (JsonValueKind.String, "Edm.Double") => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            (JsonValueKind.String, "Edm.Guid") => Guid.Parse(value.GetString()!),
            (JsonValueKind.String, "Edm.Binary") => value.GetBytesFromBase64(),
            (JsonValueKind.String, "Edm.DateTime") => DateTimeOffset.Parse(
                value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            (JsonValueKind.String, _) => value.GetString(),
            _ => throw new JsonException($"The property '{property.Name}' has a value that no table type has."),
        };
    }
}
