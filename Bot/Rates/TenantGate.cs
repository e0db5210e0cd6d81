namespace TeamsMentorBot.Rates;

/// <summary>All calls to one tenant: its own window, a lane for each conversation and operation, and whoever waits.</summary>
internal sealed class TenantGate : IDisposable
{
    /// <summary>While a prompt could go, at most this many turns in a row go before it: turns first, yet no prompt starves.</summary>
    internal const int TurnsBeforeOnePrompt = 9;

    /// <summary>Whoever need not wait here does so only behind fewer than these, and no longer than <see cref="ShortWait"/>.</summary>
    private const int RoomInLine = 5;

    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    /// <summary>What preparing a call takes: a message is claimed in its storage.</summary>
    private static readonly TimeSpan Preparing = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly Lane _tenant;
    private readonly long _between;
    private readonly ConversationLanes _lanes = new();
    private readonly Queue<long> _prepared = new();
    private readonly LinkedList<Waiter> _leaving = [];
    private readonly LinkedList<Waiter> _turns = [];
    private readonly LinkedList<Waiter> _prompts = [];
    private long _nextSweep;
    private int _turnsInARow;
    private long _lastTold;
    private int _share = 1;

    /// <param name="windows">What all of its calls share.</param>
    public TenantGate(TimeProvider time, IReadOnlyList<RateWindow> windows)
    {
        _time = time;
        _tenant = new Lane(windows);
        _between = windows.Max(window => window.Length.Ticks / window.Permits);
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Lanes
    {
        get
        {
            lock (_gate)
                return _lanes.Count;
        }
    }

    public bool TryAcquire(RateKey key, RateStep step)
    {
        lock (_gate)
        {
            var now = Now();
            Sweep(now);
            var lane = _lanes.Of(key);
            var isNext = _leaving.Count == 0 && (step == RateStep.Leave || (_turns.Count == 0 && _prompts.Count == 0));
            if (!isNext || Math.Max(TenantReadyAt(step, now), ReadyAt(lane, step)) > now)
                return false;
            Grant(lane, step, now);
            if (step == RateStep.Leave)
                ReleaseReady(now);
            return true;
        }
    }

    public ValueTask AcquireAsync(RateKey key, RatePriority priority, RateStep step, CancellationToken ct)
    {
        if (ct.IsCancellationRequested && step == RateStep.Leave)
            GiveBack();
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (TryAcquire(key, step))
                return ValueTask.CompletedTask;
            var now = Now();
            var waiter = new Waiter(_lanes.Of(key), priority, step);
            LineOf(waiter).AddLast(waiter.Node);
            waiter.Cancellation = ct.UnsafeRegister(_ => Cancel(waiter, ct), null);
            ReleaseReady(now);
            return new ValueTask(waiter.Granted.Task);
        }
    }

    /// <summary>For work that holds something while it waits: when to come, each at a moment of its own.</summary>
    /// <returns>Null where there is room now.</returns>
    public TimeSpan? Ahead()
    {
        lock (_gate)
        {
            var (now, ready) = (Now(), _tenant.ReadyAt(_share));
            if (_turns.Count + _prompts.Count < RoomInLine && ready <= now + ShortWait.Ticks)
                return null;
            _lastTold = Math.Max(_lastTold, Math.Max(ready, now)) + _between * _share;
            return TimeSpan.FromTicks(Math.Max(_lastTold - now, ShortWait.Ticks));
        }
    }

    /// <summary>A call that was prepared is not made.</summary>
    public void GiveBack()
    {
        lock (_gate)
        {
            _prepared.TryDequeue(out _);
            ReleaseReady(Now());
        }
    }

    public void Pause(RateKey key, TimeSpan conversation, TimeSpan tenant)
    {
        lock (_gate)
        {
            var now = Now();
            _tenant.PauseUntil(now + tenant.Ticks);
            if (key.ConversationId is not null)
                foreach (var operation in Enum.GetValues<RateOperation>())
                    _lanes.Of(key with { Operation = operation })!.PauseUntil(now + conversation.Ticks);
            ReleaseReady(now);
        }
    }

    public void ShareWith(int instances)
    {
        lock (_gate)
        {
            _share = Math.Max(1, instances);
            ReleaseReady(Now());
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Cancel(Waiter waiter, CancellationToken ct)
    {
        lock (_gate)
        {
            if (waiter.Node.List is not { } line)
                return;
            line.Remove(waiter.Node);
            if (waiter.Step == RateStep.Leave)
                _prepared.TryDequeue(out _);
            waiter.Granted.TrySetCanceled(ct);
            ReleaseReady(Now());
        }
    }

    private void Release()
    {
        lock (_gate)
            ReleaseReady(Now());
    }

    private void ReleaseReady(long now)
    {
        while (NextReady(now) is { } waiter)
        {
            if (waiter.Step != RateStep.Leave)
                _turnsInARow = waiter.Priority == RatePriority.Turn ? _turnsInARow + 1 : 0;
            waiter.Node.List!.Remove(waiter.Node);
            Grant(waiter.Lane, waiter.Step, now);
            // Not Dispose: that would wait for a callback that waits for this lock.
            waiter.Cancellation.Unregister();
            waiter.Granted.TrySetResult();
        }

        SetTimer(now);
    }

    // What was prepared goes first: it is claimed, and never more of it than leaves in a moment.
    private Waiter? NextReady(long now)
    {
        var readyAt = Timetable(now);
        var (first, second) = IsPromptsTurn ? (_prompts, _turns) : (_turns, _prompts);
        return _leaving.Concat(first).Concat(second).FirstOrDefault(waiter => readyAt(waiter) <= now);
    }

    private void SetTimer(long now)
    {
        var ready = Everybody.Select(Timetable(now)).DefaultIfEmpty(long.MaxValue).Min();
        if (ready == long.MaxValue)
            return; // Nobody waits, or until another call leaves, which looks here again.
        var wait = TimeSpan.FromTicks(Math.Max(0, ready - now));
        // Timers count whole milliseconds and cut the rest off, which would be a moment too early.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    // When each in line could go if none did before.
    private Func<Waiter, long> Timetable(long now)
    {
        var (call, prepare) = (TenantReadyAt(RateStep.Call, now), TenantReadyAt(RateStep.Prepare, now));
        return waiter => Math.Max(waiter.Step == RateStep.Prepare ? prepare : call, ReadyAt(waiter.Lane, waiter.Step));
    }

    private long TenantReadyAt(RateStep step, long now)
    {
        if (step != RateStep.Prepare)
            return _tenant.ReadyAt(_share);
        var turns = IsPromptsTurn ? 0 : _turns.Count(turn => ReadyAt(turn.Lane, turn.Step) <= now);
        return Early(_tenant.ReadyAt(_share, _prepared.Count + turns));
    }

    private IEnumerable<Waiter> Everybody => _leaving.Concat(_turns).Concat(_prompts);

    private bool IsPromptsTurn => _turnsInARow >= TurnsBeforeOnePrompt;

    private void Grant(Lane? lane, RateStep step, long now)
    {
        if (step == RateStep.Prepare)
        {
            _prepared.Enqueue(now);
            return;
        }

        if (step == RateStep.Leave)
            _prepared.TryDequeue(out _);
        _tenant.Grant(now);
        lane?.Grant(now);
    }

    private void Sweep(long now)
    {
        if (now < _nextSweep)
            return;
        _nextSweep = now + SweepEvery.Ticks;
        // Whoever prepared a call for so long has forgotten it.
        while (_prepared.TryPeek(out var since) && since + SweepEvery.Ticks <= now)
            _prepared.Dequeue();
        _lanes.Forget(now, Everybody.Select(waiter => waiter.Lane).OfType<Lane>().ToHashSet());
    }

    private LinkedList<Waiter> LineOf(Waiter waiter) =>
        waiter.Step == RateStep.Leave ? _leaving : waiter.Priority == RatePriority.Turn ? _turns : _prompts;

    private long Now() => _time.GetElapsedTime(_origin).Ticks;

    private static long ReadyAt(Lane? lane, RateStep step) =>
        step == RateStep.Prepare ? Early(lane?.ReadyAt() ?? 0) : lane?.ReadyAt() ?? 0;

    private static long Early(long moment) => moment == long.MaxValue ? moment : moment - Preparing.Ticks;
}
