using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>A card as its checked JSON, which goes out as it stands. What comes in is skipped: this bot reads nobody's cards.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record WrittenCard(ReadOnlyMemory<byte> Utf8)
{
    internal sealed class Converter : JsonConverter<WrittenCard>
    {
        public override WrittenCard? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, WrittenCard value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
