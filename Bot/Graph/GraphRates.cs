using System.Net;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Graph;

/// <summary>Permits for calls of Graph. Nobody waits in front of a screen for most of them, and none is in a hurry before another.</summary>
internal sealed class GraphRates(RateLimiter limiter)
{
    /// <summary>Code of what never left because it would have waited too long for its turn.</summary>
    public const string Held = "RateLimited";

    /// <summary>What became of a call that was not admitted.</summary>
    public static GraphReply NotAdmitted { get; } = GraphReply.NotSent(Held) with { RetryAfter = GraphPipelines.LongestRateWait };

    /// <returns>False when a permit is further away than anybody should wait here.</returns>
    public ValueTask<bool> IsAdmittedAsync(GraphOperation operation, CancellationToken ct) => limiter.AcquireWithinAsync(
        operation.Repeatable ? GraphPipelines.LongestRateWait : GraphPipelines.LongestMessageWait, operation.Budget, RatePriority.Prompt, ct);

    /// <summary>Asked before the first call of several: a slow limit is not to hold up what has nothing to do with it.</summary>
    /// <returns>When to come instead; null where there is room now.</returns>
    public TimeSpan? Ahead(GraphOperation operation) => limiter.Ahead(operation.Budget);

    /// <summary>After a 429 everything of its kind rests as long as Graph says.</summary>
    public void Obey(GraphOperation operation, GraphReply reply)
    {
        if (reply is { Progress: Progress.Answered, Status: HttpStatusCode.TooManyRequests })
            limiter.Pause(operation.Budget, reply.RetryAfter ?? GraphReply.DefaultPause);
    }
}
