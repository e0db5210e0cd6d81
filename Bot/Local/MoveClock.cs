using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Local;

/// <summary>Moves the clock forward from one thing that is due to the next, so that each happens at its own time.</summary>
internal sealed class MoveClock(LocalClock clock, Agenda agenda, Dispatcher dispatcher) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeSpan Ahead => clock.Ahead;

    public Task<DateTimeOffset?> NextAsync(CancellationToken ct) => agenda.NextAfterAsync(Now, ct);

    public async Task ForwardAsync(TimeSpan by, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var target = Now + by;
            while (await NextAsync(ct) is { } due && due <= target)
                await MoveAsync(due, ct);
            await MoveAsync(target, ct);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task MoveAsync(DateTimeOffset moment, CancellationToken ct)
    {
        clock.MoveTo(moment);
        while (await dispatcher.RunDueAsync(ct) > 0)
        {
            // What fell due by it happens at the same moment.
        }
    }
}
