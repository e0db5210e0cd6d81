using System.Net;
using Polly;
using Polly.Retry;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>Every time-out and retry of calls to the Connector, in one place.</summary>
internal static class ConnectorResilience
{
    /// <summary>To open a connection. What cannot connect in this time has not left.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>A send is made once: after this long its outcome is unknown.</summary>
    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(15);

    /// <summary>One attempt at something that may be repeated.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);

    public const int Retries = 3;

    /// <summary>Doubled each time, with jitter: about 0.5, 1 and 2 seconds.</summary>
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>A longer Retry-After is not waited for here: the caller is told, and comes back.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait for our turn under Teams' rate limits; after that the caller is told to come back.</summary>
    public static readonly TimeSpan LongestRateWait = TimeSpan.FromSeconds(10);

    /// <summary>When a refusal by rate does not say how long to wait.</summary>
    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    public static ResiliencePipeline<ConnectorReply> Timeout(TimeProvider time, TimeSpan limit) =>
        new ResiliencePipelineBuilder<ConnectorReply> { TimeProvider = time }.AddTimeout(limit).Build();

    /// <summary>For what comes to the same when repeated: update, delete, read, create a conversation.</summary>
    public static ResiliencePipeline<ConnectorReply> Retry(TimeProvider time) => Retry(time, IsUndecided);

    /// <summary>
    /// For a send that somebody waits for. With 412 (other operations on the conversation at the same time) and 429 (too many) nothing was
    /// accepted; Teams' documentation has both repeated ("Send and receive messages", status codes from bot conversational APIs).
    /// </summary>
    public static ResiliencePipeline<ConnectorReply> RetryRefused(TimeProvider time) => Retry(time, IsRefused);

    private static ResiliencePipeline<ConnectorReply> Retry(TimeProvider time, Predicate<ConnectorReply> isWorthRepeating) =>
        new ResiliencePipelineBuilder<ConnectorReply> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ConnectorReply>
            {
                MaxRetryAttempts = Retries,
                Delay = FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<ConnectorReply>().HandleResult(
                    reply => isWorthRepeating(reply) && (reply.RetryAfter ?? TimeSpan.Zero) <= LongestRetryAfter),
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result?.RetryAfter),
            })
            .Build();

    private static bool IsUndecided(ConnectorReply reply) => ConnectorOutcome.Of(reply).Status is SendStatus.Waiting or SendStatus.Unknown;

    private static bool IsRefused(ConnectorReply reply) =>
        reply.Status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests;
}
