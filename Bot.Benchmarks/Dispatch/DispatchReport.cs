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
