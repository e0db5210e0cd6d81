using System.Collections.Concurrent;

namespace TeamsMentorBot.Rates;

/// <summary>Holds calls back so that the documented limits are never exceeded by this process.</summary>
internal sealed class RateLimiter(TimeProvider time) : IDisposable
{
    /// <summary>The longest wait that an answer can impose; the longest documented window.</summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Lazy<TenantGate>> tenants = new(StringComparer.OrdinalIgnoreCase);
    private int sharing = 1;

    /// <summary>How many conversations are remembered; those that nothing holds back any more are forgotten.</summary>
    internal int Remembered => tenants.Values.Sum(gate => gate.Value.Lanes);

    /// <summary>Completes when the call may be made; people's turns go before prompts.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before a permit was given; nothing was counted.</exception>
    public ValueTask AcquireAsync(RateKey key, RatePriority priority, CancellationToken ct, RateStep step = RateStep.Call) =>
        Gate(key.TenantId).AcquireAsync(key, priority, step, ct);

    /// <summary>A call that was let prepare is not made after all.</summary>
    public void GiveBack(RateKey key) => Gate(key.TenantId).GiveBack();

    /// <inheritdoc cref="AcquireAsync(RateKey, RatePriority, CancellationToken, RateStep)"/>
    public ValueTask AcquireAsync(RateBudget budget, RatePriority priority, CancellationToken ct) =>
        Gate(budget).AcquireAsync(KeyOf(budget), priority, RateStep.Call, ct);

    /// <returns>False when a permit is further away than <paramref name="wait"/>; nothing was counted then.</returns>
    public ValueTask<bool> AcquireWithinAsync(
        TimeSpan wait, RateKey key, RatePriority priority, CancellationToken ct, RateStep step = RateStep.Call) =>
        AcquireWithinAsync(wait, Gate(key.TenantId), key, priority, step, ct);

    /// <inheritdoc cref="AcquireWithinAsync(TimeSpan, RateKey, RatePriority, CancellationToken, RateStep)"/>
    public ValueTask<bool> AcquireWithinAsync(TimeSpan wait, RateBudget budget, RatePriority priority, CancellationToken ct) =>
        AcquireWithinAsync(wait, Gate(budget), KeyOf(budget), priority, RateStep.Call, ct);

    /// <inheritdoc cref="TenantGate.Ahead"/>
    public TimeSpan? Ahead(RateBudget budget) => Gate(budget).Ahead();

    /// <summary>The service asked to wait: everything that shares the budget does.</summary>
    public void Pause(RateBudget budget, TimeSpan retryAfter) =>
        Gate(budget).Pause(KeyOf(budget), TimeSpan.Zero, Between(retryAfter, LongestPause));

    /// <summary>
    /// The service asked to wait (429 with Retry-After). The conversation rests for all of it. The tenant rests for at most
    /// its own window, one second: which of the two limits was met is not told, and a whole tenant must not wait an hour
    /// for one busy chat; under a storm of such answers the seconds add up.
    /// </summary>
    public void Pause(RateKey key, TimeSpan retryAfter)
    {
        var conversation = Between(retryAfter, LongestPause);
        var tenant = Between(retryAfter, RateWindows.Tenant[0].Length);
        Gate(key.TenantId).Pause(key, conversation, tenant);
    }

    /// <summary>How many instances share each tenant's limit, this one included.</summary>
    public void ShareWith(int instances)
    {
        Volatile.Write(ref sharing, instances);
        foreach (var gate in tenants.Values)
            gate.Value.ShareWith(instances);
    }

    public void Dispose()
    {
        foreach (var gate in tenants.Values)
            gate.Value.Dispose();
    }

    private async ValueTask<bool> AcquireWithinAsync(
        TimeSpan wait, TenantGate gate, RateKey key, RatePriority priority, RateStep step, CancellationToken ct)
    {
        // Nearly every call: no timer for what need not wait.
        if (gate.TryAcquire(key, step))
            return true;
        using var limit = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            await gate.AcquireAsync(key, priority, step, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private TenantGate Gate(string tenant) => Gate(tenant, RateWindows.Tenant);

    // A tenant's id is a GUID, so no budget has the name of a tenant.
    private TenantGate Gate(RateBudget budget) => Gate(budget.Name, budget.Windows);

    private static RateKey KeyOf(RateBudget budget) => new(budget.Name, null, RateOperation.Get);

    private TenantGate Gate(string name, IReadOnlyList<RateWindow> windows) =>
        tenants.GetOrAdd(name, _ => new Lazy<TenantGate>(() => Open(windows))).Value;

    private TenantGate Open(IReadOnlyList<RateWindow> windows)
    {
        var gate = new TenantGate(time, windows);
        gate.ShareWith(Volatile.Read(ref sharing));
        return gate;
    }

    private static TimeSpan Between(TimeSpan wanted, TimeSpan most) =>
        wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted > most ? most : wanted;
}
