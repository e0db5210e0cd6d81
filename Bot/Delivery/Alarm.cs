namespace TeamsMentorBot.Delivery;

/// <summary>Remembers the earliest moment at which something is known to fall due, and lets one dispatcher sleep until then.</summary>
internal sealed class Alarm(TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _earliest = DateTimeOffset.MaxValue;
    private TaskCompletionSource _earlier = NewSignal();

    public void Set(DateTimeOffset due)
    {
        lock (_gate)
        {
            if (due >= _earliest)
                return;
            _earliest = due;
            _earlier.TrySetResult();
        }
    }

    /// <summary>Before the agenda is read: what is still to come is found there again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _earliest = DateTimeOffset.MaxValue;
            if (_earlier.Task.IsCompleted)
                _earlier = NewSignal();
        }
    }

    /// <summary>Until the earliest known moment has come, and no longer than told.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        var latest = time.GetUtcNow() + most;
        while (true)
        {
            Task earlier;
            DateTimeOffset until;
            lock (_gate)
            {
                if (_earlier.Task.IsCompleted)
                    _earlier = NewSignal();
                earlier = _earlier.Task;
                until = _earliest < latest ? _earliest : latest;
            }

            var wait = until - time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
                return;
            await WaitAsync(earlier, wait, ct);
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
