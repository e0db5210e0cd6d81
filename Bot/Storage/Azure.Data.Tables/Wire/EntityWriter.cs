using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Azure.Data.Tables;

/// <summary>
/// A row as JSON, in one line: keys first, then its own properties, each with the annotation that its type needs
/// (Property types in a JSON feed, Azure Storage REST API). Null properties are not sent; the service does not store them.
/// </summary>
internal sealed class EntityWriter : JsonConverter<TableEntity>
{
    // ASCII only: Azurite (3.35, readRequestIntoText) decodes a long body piece by piece and so spoils a letter of several
    // bytes that lies across two pieces.
    private static readonly EntityJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default });

    public static ReadOnlyMemory<byte> Write(TableEntity entity) => JsonSerializer.SerializeToUtf8Bytes(entity, Json.TableEntity);

    public override void Write(Utf8JsonWriter writer, TableEntity value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(SystemNames.PartitionKey, value.PartitionKey);
        writer.WriteString(SystemNames.RowKey, value.RowKey);
        foreach (var (name, property) in value.Properties)
        {
            if (property is not null && SystemNames.IsOwn(name))
                Write(writer, name, property);
        }

        writer.WriteEndObject();
    }

    /// <summary>Rows are read by <see cref="EntityReader"/>.</summary>
    public override TableEntity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + SystemNames.TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            default:
                var (type, text2) = Annotated(name, value);
                json.WriteString(name + SystemNames.TypeSuffix, type);
                json.WriteString(name, text2);
                break;
        }
    }

    private static (string Type, string Text) Annotated(string name, object value) => value switch
    {
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("Edm.Double", number.ToString(CultureInfo.InvariantCulture)),
        Guid guid => ("Edm.Guid", guid.ToString("D")),
        byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
        BinaryData data => ("Edm.Binary", Convert.ToBase64String(data.ToMemory().Span)),
        DateTimeOffset time => ("Edm.DateTime", EdmLiteral.Time(time)),
        DateTime time => ("Edm.DateTime", EdmLiteral.Time(time.ToUniversalTime())),
        _ => throw new NotSupportedException($"'{name}' holds {value.GetType()}, which is not a table type."),
    };
}

[JsonSerializable(typeof(TableEntity))]
internal sealed partial class EntityJson : JsonSerializerContext;
