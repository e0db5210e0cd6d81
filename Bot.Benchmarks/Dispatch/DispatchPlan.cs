namespace TeamsMentorBot.Benchmarks.Dispatch;

internal enum DispatchSabotage
{
    None,

    /// <summary>The bot sends some messages once more.</summary>
    Twice,

    /// <summary>Some messages never come onto the agenda.</summary>
    Drop,

    /// <summary>The Connector takes some messages and does not say so.</summary>
    Unanswered,

    /// <summary>The bot sends at half of the pace that Teams allows.</summary>
    Slow,

    /// <summary>The bot sends at ten times that pace.</summary>
    Fast,
}

/// <param name="Size">How many messages.</param>
/// <param name="Latency">How long the Connector takes for each, in milliseconds.</param>
internal sealed record DispatchPlan(int Size, string Latency, bool Kill, DispatchSabotage Sabotage)
{
    public static DispatchPlan From(Arguments arguments) => new(
        arguments.Number("--size", 10_000), arguments.Value("--latency") ?? "100", arguments.Has("--kill"), arguments.Sabotage<DispatchSabotage>());
}
