using TeamsMentorBot.Rates;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Rates;

internal sealed record Call(int AtMilliseconds, string? Conversation, RateOperation Operation, RatePriority Priority);

internal sealed record Granted(Call Call, DateTimeOffset At);

/// <summary>Lets calls arrive at a limiter on a clock that steps from event to event, and notes when each is let through.</summary>
internal static class RateSimulation
{
    public static IReadOnlyList<Granted> Run(IEnumerable<Call> calls, int instances = 1)
    {
        var time = new FakeTime();
        var start = time.GetUtcNow();
        using var limiter = new RateLimiter(time);
        limiter.ShareWith(instances);
        var arrivals = new Queue<Call>(calls.OrderBy(call => call.AtMilliseconds));
        var waiting = new List<(Call Call, Task Task)>();
        var granted = new List<Granted>();
        while (arrivals.Count > 0 || waiting.Count > 0)
        {
            if (arrivals.TryPeek(out var next) && start.AddMilliseconds(next.AtMilliseconds) <= (time.NextTimer ?? DateTimeOffset.MaxValue))
            {
                time.AdvanceTo(start.AddMilliseconds(next.AtMilliseconds));
                arrivals.Dequeue();
                waiting.Add((next, limiter.AcquireAsync(KeyOf(next), next.Priority, CancellationToken.None).AsTask()));
            }
            else
            {
                time.AdvanceTo(time.NextTimer ?? throw new InvalidOperationException($"{waiting.Count} calls wait for nothing."));
            }

            var through = waiting.Where(call => call.Task.IsCompletedSuccessfully);
            granted.AddRange(through.Select(call => new Granted(call.Call, time.GetUtcNow())));
            waiting.RemoveAll(call => call.Task.IsCompleted);
        }

        return granted;
    }

    /// <summary>Messages to as many people, all at once; each is prepared for a while before it leaves.</summary>
    /// <returns>When each left.</returns>
    public static IReadOnlyList<DateTimeOffset> RunPrepared(int messages, Func<int, TimeSpan> preparing)
    {
        var time = new FakeTime();
        using var limiter = new RateLimiter(time);
        var admitted = Enumerable.Range(0, messages).ToDictionary(number => number, number => Step(limiter, number, RateStep.Prepare));
        var prepared = new PriorityQueue<int, DateTimeOffset>();
        var leaving = new List<Task>();
        var left = new List<DateTimeOffset>();
        while (left.Count < messages)
        {
            foreach (var (number, _) in admitted.Where(message => message.Value.IsCompletedSuccessfully).ToList())
            {
                admitted.Remove(number);
                prepared.Enqueue(number, time.GetUtcNow() + preparing(number));
            }

            if (prepared.TryPeek(out _, out var at) && at <= (time.NextTimer ?? DateTimeOffset.MaxValue))
            {
                time.AdvanceTo(at);
                leaving.Add(Step(limiter, prepared.Dequeue(), RateStep.Leave));
            }
            else
            {
                time.AdvanceTo(time.NextTimer ?? throw new InvalidOperationException("Somebody waits for nothing."));
            }

            left.AddRange(Enumerable.Repeat(time.GetUtcNow(), leaving.RemoveAll(task => task.IsCompletedSuccessfully)));
        }

        return left;
    }

    public static Task Step(RateLimiter limiter, int number, RateStep step) => limiter.AcquireAsync(
        new("tenant", $"chat {number}", RateOperation.Send), RatePriority.Prompt, CancellationToken.None, step).AsTask();

    /// <summary>The first window that was broken, or null.</summary>
    public static string? Broken(IReadOnlyList<Granted> granted, int instances = 1)
    {
        var tenant = RateWindows.Tenant.Select(window => window with { Permits = window.Permits / instances });
        return FirstBroken(granted, tenant) ?? granted.Where(done => done.Call.Conversation is not null)
            .GroupBy(done => (done.Call.Conversation, done.Call.Operation))
            .Select(group => FirstBroken([.. group], RateWindows.Conversation(group.Key.Operation)))
            .FirstOrDefault(broken => broken is not null);
    }

    public static RateKey KeyOf(Call call) => new("tenant", call.Conversation, call.Operation);

    private static string? FirstBroken(IReadOnlyList<Granted> granted, IEnumerable<RateWindow> windows)
    {
        var times = granted.Select(done => done.At).Order().ToList();
        return windows.FirstOrDefault(window =>
            times.Zip(times.Skip(window.Permits)).Any(pair => pair.Second - pair.First < window.Length))
            is { Permits: > 0 } broken ? broken.ToString() : null;
    }
}
