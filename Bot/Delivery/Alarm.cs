namespace TeamsMentorBot.Delivery;

/// <summary>Remembers when to look at each shard next, and lets one dispatcher sleep until then. At first all of them are to be looked at.</summary>
internal sealed class Alarm(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _moments = AgendaKeys.AllShards.ToDictionary(shard => shard, _ => DateTimeOffset.MinValue);
    private TaskCompletionSource _earlier = NewSignal();
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Something falls due in that shard, then if not before.</summary>
    public void Set(string shard, DateTimeOffset due)
    {
        lock (_gate)
        {
            if (due >= _moments[shard])
                return;
            _moments[shard] = due;
            _earlier.TrySetResult();
        }
    }

    /// <summary>Before a shard is read: what was known is found there again.</summary>
    public void SetAnew(string shard, DateTimeOffset next)
    {
        lock (_gate)
            _moments[shard] = next;
    }

    /// <summary>Until there are shards whose moment has come.</summary>
    public async Task<IReadOnlyList<string>> WaitAsync(CancellationToken ct)
    {
        while (true)
        {
            Task earlier;
            DateTimeOffset until;
            var now = time.GetUtcNow();
            lock (_gate)
            {
                // The clock was set right: what it said before says nothing about when to look.
                if (now < _last)
                    foreach (var shard in AgendaKeys.AllShards)
                        _moments[shard] = DateTimeOffset.MinValue;
                _last = now;
                if (_moments.Where(moment => moment.Value <= now).Select(moment => moment.Key).ToList() is { Count: > 0 } come)
                    return come;
                if (_earlier.Task.IsCompleted)
                    _earlier = NewSignal();
                earlier = _earlier.Task;
                until = _moments.Values.Min();
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
