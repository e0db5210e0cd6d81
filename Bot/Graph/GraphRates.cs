using System.Net;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Graph;

/// <summary>Permits for calls of Graph. Nobody waits in front of a screen for most of them, and none is in a hurry before another.</summary>
internal sealed class GraphRates(RateLimiter limiter)
{
    /// <returns>False when a permit is further away than anybody should wait here.</returns>
    public ValueTask<bool> IsAdmittedAsync(GraphOperation operation, CancellationToken ct) =>
        limiter.AcquireWithinAsync(GraphPipelines.LongestRateWait, operation.Budget, RatePriority.Prompt, ct);

    /// <summary>After a 429 everything of its kind rests as long as Graph says.</summary>
    public void Obey(GraphOperation operation, GraphReply reply)
    {
        if (reply is { Progress: Progress.Answered, Status: HttpStatusCode.TooManyRequests })
            limiter.Pause(operation.Budget, reply.RetryAfter ?? GraphReply.DefaultPause);
    }
}
