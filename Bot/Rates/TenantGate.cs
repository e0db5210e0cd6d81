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

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly long origin;
    private readonly ITimer timer;
    private readonly Lane tenantLane;
    private readonly long between;
    private readonly ConversationLanes lanes = new();
    private readonly Queue<long> prepared = new();
    private readonly LinkedList<Waiter> leaving = [];
    private readonly LinkedList<Waiter> waitingTurns = [];
    private readonly LinkedList<Waiter> prompts = [];
    private long nextSweep;
    private int turnsInARow;
    private long lastTold;
    private int share = 1;

    /// <param name="windows">What all of its calls share.</param>
    public TenantGate(TimeProvider time, IReadOnlyList<RateWindow> windows)
    {
        clock = time;
        tenantLane = new Lane(windows);
        between = windows.Max(window => window.Length.Ticks / window.Permits);
        origin = time.GetTimestamp();
        timer = time.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Lanes
    {
        get
        {
            lock (gate)
                return lanes.Count;
        }
    }

    public bool TryAcquire(RateKey key, RateStep step)
    {
        lock (gate)
        {
            var now = Now();
            Sweep(now);
            var lane = lanes.Of(key);
            var isNext = leaving.Count == 0 && (step == RateStep.Leave || (waitingTurns.Count == 0 && prompts.Count == 0));
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
        lock (gate)
        {
            if (TryAcquire(key, step))
                return ValueTask.CompletedTask;
            var now = Now();
            var waiter = new Waiter(lanes.Of(key), priority, step);
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
        lock (gate)
        {
            var (now, ready) = (Now(), tenantLane.ReadyAt(share));
            if (waitingTurns.Count + prompts.Count < RoomInLine && ready <= now + ShortWait.Ticks)
                return null;
            lastTold = Math.Max(lastTold, Math.Max(ready, now)) + between * share;
            return TimeSpan.FromTicks(Math.Max(lastTold - now, ShortWait.Ticks));
        }
    }

    /// <summary>A call that was prepared is not made.</summary>
    public void GiveBack()
    {
        lock (gate)
        {
            prepared.TryDequeue(out _);
            ReleaseReady(Now());
        }
    }

    public void Pause(RateKey key, TimeSpan conversation, TimeSpan tenant)
    {
        lock (gate)
        {
            var now = Now();
            tenantLane.PauseUntil(now + tenant.Ticks);
            if (key.ConversationId is not null)
                foreach (var operation in Enum.GetValues<RateOperation>())
                    lanes.Of(key with { Operation = operation })!.PauseUntil(now + conversation.Ticks);
            ReleaseReady(now);
        }
    }

    public void ShareWith(int instances)
    {
        lock (gate)
        {
            share = Math.Max(1, instances);
            ReleaseReady(Now());
        }
    }

    public void Dispose() => timer.Dispose();

    private void Cancel(Waiter waiter, CancellationToken ct)
    {
        lock (gate)
        {
            if (waiter.Node.List is not { } line)
                return;
            line.Remove(waiter.Node);
            if (waiter.Step == RateStep.Leave)
                prepared.TryDequeue(out _);
            waiter.Granted.TrySetCanceled(ct);
            ReleaseReady(Now());
        }
    }

    private void Release()
    {
        lock (gate)
            ReleaseReady(Now());
    }

    private void ReleaseReady(long now)
    {
        while (NextReady(now) is { } waiter)
        {
            if (waiter.Step != RateStep.Leave)
                turnsInARow = waiter.Priority == RatePriority.Turn ? turnsInARow + 1 : 0;
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
        var (first, second) = IsPromptsTurn ? (prompts, waitingTurns) : (waitingTurns, prompts);
        return leaving.Concat(first).Concat(second).FirstOrDefault(waiter => readyAt(waiter) <= now);
    }

    private void SetTimer(long now)
    {
        var ready = Everybody.Select(Timetable(now)).DefaultIfEmpty(long.MaxValue).Min();
        if (ready == long.MaxValue)
            return; // Nobody waits, or until another call leaves, which looks here again.
        var wait = TimeSpan.FromTicks(Math.Max(0, ready - now));
        // Timers count whole milliseconds and cut the rest off, which would be a moment too early.
        timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
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
            return tenantLane.ReadyAt(share);
        var turns = IsPromptsTurn ? 0 : waitingTurns.Count(turn => ReadyAt(turn.Lane, turn.Step) <= now);
        return Early(tenantLane.ReadyAt(share, prepared.Count + turns));
    }

    private IEnumerable<Waiter> Everybody => leaving.Concat(waitingTurns).Concat(prompts);

    private bool IsPromptsTurn => turnsInARow >= TurnsBeforeOnePrompt;

    private void Grant(Lane? lane, RateStep step, long now)
    {
        if (step == RateStep.Prepare)
        {
            prepared.Enqueue(now);
            return;
        }

        if (step == RateStep.Leave)
            prepared.TryDequeue(out _);
        tenantLane.Grant(now);
        lane?.Grant(now);
    }

    private void Sweep(long now)
    {
        if (now < nextSweep)
            return;
        nextSweep = now + SweepEvery.Ticks;
        // Whoever prepared a call for so long has forgotten it.
        while (prepared.TryPeek(out var since) && since + SweepEvery.Ticks <= now)
            prepared.Dequeue();
        lanes.Forget(now, Everybody.Select(waiter => waiter.Lane).OfType<Lane>().ToHashSet());
    }

    private LinkedList<Waiter> LineOf(Waiter waiter) =>
        waiter.Step == RateStep.Leave ? leaving : waiter.Priority == RatePriority.Turn ? waitingTurns : prompts;

    private long Now() => clock.GetElapsedTime(origin).Ticks;

    private static long ReadyAt(Lane? lane, RateStep step) =>
        step == RateStep.Prepare ? Early(lane?.ReadyAt() ?? 0) : lane?.ReadyAt() ?? 0;

    private static long Early(long moment) => moment == long.MaxValue ? moment : moment - Preparing.Ticks;
}
