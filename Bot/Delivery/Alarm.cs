namespace TeamsMentorBot.Delivery;

/// <summary>Remembers when to look at each shard next, and lets one dispatcher sleep until then. At first all of them are to be looked at.</summary>
internal sealed class Alarm(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> moments = AgendaKeys.AllShards.ToDictionary(shard => shard, _ => DateTimeOffset.MinValue);
    private TaskCompletionSource signal = NewSignal();
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>Something falls due in that shard, then if not before.</summary>
    public void Set(string shard, DateTimeOffset due)
    {
        lock (gate)
        {
            if (due >= moments[shard])
                return;
            moments[shard] = due;
            signal.TrySetResult();
        }
    }

    /// <summary>Before a shard is read: what was known is found there again.</summary>
    public void SetAnew(string shard, DateTimeOffset next)
    {
        lock (gate)
            moments[shard] = next;
    }

    /// <summary>Until there are shards whose moment has come.</summary>
    public async Task<IReadOnlyList<string>> WaitAsync(CancellationToken ct)
    {
        while (true)
        {
            Task earlier;
            DateTimeOffset until;
            var now = time.GetUtcNow();
            lock (gate)
            {
                // The clock was set right: what it said before says nothing about when to look.
                if (now < last)
                    foreach (var shard in AgendaKeys.AllShards)
                        moments[shard] = DateTimeOffset.MinValue;
                last = now;
                if (moments.Where(moment => moment.Value <= now).Select(moment => moment.Key).ToList() is { Count: > 0 } come)
                    return come;
                if (signal.Task.IsCompleted)
                    signal = NewSignal();
                earlier = signal.Task;
                until = moments.Values.Min();
            }

            await WaitAsync(earlier, until - now, ct);
        }
    }

    private async Task WaitAsync(Task earlier, TimeSpan wait, CancellationToken ct)
    {
        // Delays count whole milliseconds and cut the rest off, which would end them a moment too early.
        var delay = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(earlier, Task.Delay(delay, time, either.Token));
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
