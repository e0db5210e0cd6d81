using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace TeamsMentorBot.Graph;

/// <summary>The one place with the numbers for time-outs and retries at Graph.</summary>
internal sealed class GraphPipelines
{
    /// <summary>One request from first byte out to last byte in; also one token.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Repeatable operations only: three requests at most.</summary>
    public const int Retries = 2;

    /// <summary>Pause before the first retry where Graph names none; doubled each time, with jitter.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>A longer Retry-After is not waited for here: the caller is told, and comes back then.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>For a permit. Whoever would wait longer is told, as if Graph had said so.</summary>
    public static readonly TimeSpan LongestRateWait = TimeSpan.FromSeconds(30);

    /// <summary>The same for a message: one whose time runs out while it waits would count as perhaps sent, although nothing had left.</summary>
    public static readonly TimeSpan LongestMessageWait = TimeSpan.FromSeconds(5);

    public GraphPipelines(TimeProvider time)
    {
        Attempt = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = AttemptTimeout })
            .Build();
        Repeat = new ResiliencePipelineBuilder<GraphReply> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<GraphReply>
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Result is { IsTransient: true } reply && !(reply.RetryAfter > LongestPause)),
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
            })
            .Build();
    }

    public ResiliencePipeline Attempt { get; }

    public ResiliencePipeline<GraphReply> Repeat { get; }
}
