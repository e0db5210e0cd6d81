namespace TeamsMentorBot.Rates;

/// <summary>Holds calls back so that the documented limits are never exceeded by this process.</summary>
internal sealed class RateLimiter
{
    /// <summary>Completes when the call may be made; people's turns go before prompts.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before a permit was given; nothing was counted.</exception>
    public ValueTask AcquireAsync(RateKey key, RatePriority priority, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The service asked to wait (429 with Retry-After): the conversation rests for all of it, the tenant for at most a second.</summary>
    public void Pause(RateKey key, TimeSpan retryAfter) => throw new NotSupportedException();
}
