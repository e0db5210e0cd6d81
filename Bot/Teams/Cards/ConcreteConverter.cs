using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>
/// Writes the concrete type, whose <c>type</c> is a property like any other. The serializer's own polymorphism writes the same more
/// slowly: it leaves the generated code at every element.
/// </summary>
internal sealed class ConcreteConverter<TBase> : JsonConverter<TBase>
    where TBase : class
{
    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, TeamsJsonContext.Default.GetTypeInfo(value.GetType())!);

    /// <summary>This bot reads nobody's cards.</summary>
    public override TBase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();
}
