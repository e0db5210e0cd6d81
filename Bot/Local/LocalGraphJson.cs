using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Local;

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class LocalGraphJson : JsonSerializerContext;
