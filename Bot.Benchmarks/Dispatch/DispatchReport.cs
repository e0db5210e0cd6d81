using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Benchmarks.Dispatch;

/// <summary>The last line.</summary>
internal sealed record DispatchReport
{
    public required int Messages { get; init; }

    /// <summary>From the first message to the last.</summary>
    public required double Seconds { get; init; }

    /// <summary>Messages that did not arrive and of which no record says so.</summary>
    public required int Lost { get; init; }

    /// <summary>Messages that the ledger says may have arrived or not.</summary>
    public required int Unknown { get; init; }

    /// <summary>What arrived beyond once.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Time taken, divided by the time that the limit of 50 messages a second asks for.</summary>
    public required double OverIdeal { get; init; }

    /// <summary>Requests answered 429, of all.</summary>
    public required double BouncedShare { get; init; }

    /// <summary>Processor time of the bot for each message.</summary>
    public required double CpuMicrosPerMessage { get; init; }

    /// <param name="states">What the ledger says about each message, by its id.</param>
    /// <param name="cpu">Of the bot.</param>
    public static DispatchReport Of(DispatchPlan plan, ConnectorReport seen, IReadOnlyDictionary<string, DeliveryState> states, TimeSpan cpu) => new()
    {
        Messages = seen.Accepted,
        Seconds = Math.Round(seen.Seconds, 1),
        Lost = Enumerable.Range(1, plan.Size).Select(Dispatch.Messages.Id).Count(id => !seen.Messages!.ContainsKey(id)
            && (!states.TryGetValue(id, out var state) || state == DeliveryState.Sent)),
        Unknown = states.Values.Count(state => state == DeliveryState.Unknown),
        Duplicates = seen.Messages!.Values.Sum(times => times - 1),
        OverIdeal = Math.Round(seen.Seconds * PacedConnector.PerSecond / plan.Size, 3),
        BouncedShare = Math.Round((double)seen.Bounced / seen.Requests, 5),
        CpuMicrosPerMessage = Math.Round(cpu.TotalMicroseconds / plan.Size, 1),
    };
}

/// <summary>What the Connector saw.</summary>
internal sealed record ConnectorReport
{
    public int Requests { get; init; }

    public int Bounced { get; init; }

    public int Accepted { get; init; }

    public double Seconds { get; init; }

    /// <summary>How often each message arrived, by its text.</summary>
    public IReadOnlyDictionary<string, int>? Messages { get; init; }
}

internal sealed record PostedMessage(string Id);
