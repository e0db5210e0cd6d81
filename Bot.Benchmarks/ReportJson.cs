using System.Text.Json.Serialization;
using TeamsMentorBot.Benchmarks.Digests;
using TeamsMentorBot.Benchmarks.Dispatch;
using TeamsMentorBot.Benchmarks.Turns;

namespace TeamsMentorBot.Benchmarks;

/// <summary>The last lines, and what the processes of a run tell each other.</summary>
[JsonSerializable(typeof(Ratios))]
[JsonSerializable(typeof(DispatchReport))]
[JsonSerializable(typeof(ConnectorReport))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(DigestsReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ReportJson : JsonSerializerContext;
