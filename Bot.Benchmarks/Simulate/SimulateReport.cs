using System.Text.Json.Serialization;

namespace TeamsMentorBot.Benchmarks.Simulate;

/// <summary>The last line.</summary>
internal sealed record SimulateReport
{
    public required int Mentees { get; init; }

    public required int Weeks { get; init; }

    public required int Prompts { get; init; }

    public required int Reminders { get; init; }

    public required int Digests { get; init; }

    /// <summary>The same prompt or reminder once more, or two of them for one person on one local day.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Messages that the bot started outside of the recipient's own working hours.</summary>
    public required int OutsideHours { get; init; }

    /// <summary>Prompts that did not come although nothing that the mentee did says why.</summary>
    public required int UnexplainedMissing { get; init; }

    /// <summary>Of the largest crowd that fell due together: how much of the tenant's 50 requests a second was used.</summary>
    public required double CapShareAtPeak { get; init; }

    /// <summary>Requests beyond a documented limit.</summary>
    public required int Rejected { get; init; }

    /// <summary>Until everybody of that crowd had their message.</summary>
    public required double MinutesToDrain { get; init; }

    public required double TableOpsPerMenteeMonth { get; init; }

    /// <summary>
    /// Of these, looks at what is due. A dispatcher looks at its own pace, however many mentees there are, and here once for each event:
    /// the fewer mentees, the more they weigh.
    /// </summary>
    public required double AgendaLooksPerMenteeMonth { get; init; }

    /// <summary>The same operations by table and by what was asked of it.</summary>
    public required IReadOnlyDictionary<string, double> TableOpsByKind { get; init; }

    public required double UsdPerMonth { get; init; }
}

[JsonSerializable(typeof(SimulateReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SimulateJson : JsonSerializerContext;
