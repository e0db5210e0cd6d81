namespace TeamsMentorBot.Benchmarks.Dispatch;

/// <summary>
/// The Bot Connector with its limit for an app in a tenant: at most 50 requests in any second, told by when they arrive; the others
/// are answered 429 with Retry-After. It alone counts what arrived, by the text of each message.
/// </summary>
internal sealed class PacedConnector(DispatchSabotage sabotage, TimeProvider time)
{
    public const int PerSecond = 50;

    /// <summary>What those are told who come too fast.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Queue<long> accepted = new();
    private readonly Dictionary<string, int> messages = [];
    private long? first;
    private long last;
    private int requests;
    private int bounced;

    /// <returns>False where a request comes too fast.</returns>
    public bool Admit()
    {
        lock (gate)
        {
            requests++;
            var now = time.GetTimestamp();
            while (accepted.TryPeek(out var earlier) && now - earlier >= time.TimestampFrequency)
                accepted.Dequeue();

            if (accepted.Count >= PerSecond)
            {
                bounced++;
                return false;
            }

            accepted.Enqueue(now);
            first ??= now;
            last = now;
            return true;
        }
    }

    /// <returns>False where the sender is not answered.</returns>
    public bool Take(string message)
    {
        lock (gate)
        {
            messages[message] = messages.GetValueOrDefault(message) + 1;
            return sabotage != DispatchSabotage.Unanswered || !Messages.IsSabotaged(message);
        }
    }

    public ConnectorReport Report(bool withMessages)
    {
        lock (gate)
        {
            return new ConnectorReport
            {
                Requests = requests,
                Bounced = bounced,
                Accepted = messages.Values.Sum(),
                Seconds = time.GetElapsedTime(first ?? 0, last).TotalSeconds,
                Messages = withMessages ? new Dictionary<string, int>(messages) : null,
            };
        }
    }
}
