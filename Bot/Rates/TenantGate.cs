namespace TeamsMentorBot.Rates;

/// <summary>All calls to one tenant: its own window, a lane for each conversation and operation, and whoever waits.</summary>
internal sealed class TenantGate : IDisposable
{
    /// <summary>While a prompt could go, at most this many turns in a row go before it: turns first, yet no prompt starves.</summary>
    internal const int TurnsBeforeOnePrompt = 9;

    /// <summary>Whoever need not wait here does so only behind fewer than these, and no longer than <see cref="ShortWait"/>.</summary>
    private const int RoomInLine = 5;

    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly Lane _tenant;
    private readonly long _between;
    private readonly Dictionary<(string Conversation, RateOperation Operation), Lane> _lanes = [];
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

    public bool TryAcquire(RateKey key)
    {
        lock (_gate)
        {
            var now = Now();
            Sweep(now);
            var lane = LaneOf(key);
            if (_turns.Count > 0 || _prompts.Count > 0 || Math.Max(_tenant.ReadyAt(_share), ReadyAt(lane)) > now)
                return false;
            Grant(lane, now);
            return true;
        }
    }

    public ValueTask AcquireAsync(RateKey key, RatePriority priority, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (TryAcquire(key))
                return ValueTask.CompletedTask;
            var now = Now();
            var waiter = new Waiter(LaneOf(key), priority);
            QueueOf(priority).AddLast(waiter.Node);
            waiter.Cancellation = ct.UnsafeRegister(_ => Cancel(waiter, ct), null);
            ReleaseReady(now);
            return new ValueTask(waiter.Granted.Task);
        }
    }

    /// <summary>
    /// For work that holds something while it waits: when to come, each at a moment of its own, so that they come as fast as they may be served.
    /// </summary>
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

    public void GiveBack(RateKey key)
    {
        lock (_gate)
        {
            _tenant.GiveBack();
            LaneOf(key)?.GiveBack();
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
                    LaneOf(key with { Operation = operation })!.PauseUntil(now + conversation.Ticks);
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
            if (waiter.Node.List is null)
                return;
            QueueOf(waiter.Priority).Remove(waiter.Node);
            waiter.Granted.TrySetCanceled(ct);
        }
    }

    private void Release()
    {
        lock (_gate)
            ReleaseReady(Now());
    }

    private void ReleaseReady(long now)
    {
        while (_tenant.ReadyAt(_share) <= now && NextReady(now) is { } waiter)
        {
            _turnsInARow = waiter.Priority == RatePriority.Turn ? _turnsInARow + 1 : 0;
            QueueOf(waiter.Priority).Remove(waiter.Node);
            Grant(waiter.Lane, now);
            // Not Dispose: that would wait for a callback that waits for this lock.
            waiter.Cancellation.Unregister();
            waiter.Granted.TrySetResult();
        }

        SetTimer(now);
    }

    private Waiter? NextReady(long now)
    {
        var (first, second) = _turnsInARow >= TurnsBeforeOnePrompt ? (_prompts, _turns) : (_turns, _prompts);
        return first.FirstOrDefault(waiter => ReadyAt(waiter.Lane) <= now) ?? second.FirstOrDefault(waiter => ReadyAt(waiter.Lane) <= now);
    }

    private void SetTimer(long now)
    {
        if (_turns.Count == 0 && _prompts.Count == 0)
            return;
        var lane = _turns.Concat(_prompts).Min(waiter => ReadyAt(waiter.Lane));
        var wait = TimeSpan.FromTicks(Math.Max(0, Math.Max(lane, _tenant.ReadyAt(_share)) - now));
        // Timers count whole milliseconds and cut the rest off, which would be a moment too early.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Grant(Lane? lane, long now)
    {
        _tenant.Grant(now);
        lane?.Grant(now);
    }

    private void Sweep(long now)
    {
        if (now < _nextSweep)
            return;
        _nextSweep = now + SweepEvery.Ticks;
        var awaited = _turns.Concat(_prompts).Select(waiter => waiter.Lane).ToHashSet();
        foreach (var (key, lane) in _lanes)
            if (lane.IsIdle(now) && !awaited.Contains(lane))
                _lanes.Remove(key);
    }

    private Lane? LaneOf(RateKey key)
    {
        if (key.ConversationId is null)
            return null;
        if (!_lanes.TryGetValue((key.ConversationId, key.Operation), out var lane))
            _lanes[(key.ConversationId, key.Operation)] = lane = new Lane(RateWindows.Conversation(key.Operation));
        return lane;
    }

    private LinkedList<Waiter> QueueOf(RatePriority priority) => priority == RatePriority.Turn ? _turns : _prompts;

    private long Now() => _time.GetElapsedTime(_origin).Ticks;

    private static long ReadyAt(Lane? lane) => lane?.ReadyAt() ?? 0;

    private sealed class Waiter
    {
        public Waiter(Lane? lane, RatePriority priority)
        {
            Lane = lane;
            Priority = priority;
            Node = new LinkedListNode<Waiter>(this);
        }

        public Lane? Lane { get; }

        public RatePriority Priority { get; }

        public LinkedListNode<Waiter> Node { get; }

        public CancellationTokenRegistration Cancellation { get; set; }

        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
