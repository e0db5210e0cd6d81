using Azure;

namespace TeamsMentorBot.Delivery;

internal enum SendOutcomeKind
{
    /// <summary>Accepted by the channel.</summary>
    Sent,

    /// <summary>Refused before acceptance, or nothing left the process: it may be sent again at a later time.</summary>
    Waiting,

    /// <summary>This person cannot be reached until they come back (blocked, uninstalled).</summary>
    Unreachable,

    /// <summary>Nobody of this tenant can be reached: credentials, an admin's switch, a wrong host. Nobody is marked.</summary>
    TenantPaused,

    /// <summary>The message itself was refused for good.</summary>
    Rejected,

    /// <summary>It may have arrived or not. Never sent again by itself.</summary>
    Unknown,
}

/// <summary>How one attempt to send ended.</summary>
/// <param name="Kind">The class of the outcome.</param>
/// <param name="ActivityId">Id given by the channel, where it gave one.</param>
/// <param name="Code">Machine-readable error code, never text of people.</param>
/// <param name="RetryAfter">The wait that the channel asked for.</param>
internal sealed record SendOutcome(SendOutcomeKind Kind, string? ActivityId = null, string? Code = null, TimeSpan? RetryAfter = null)
{
    /// <summary>
    /// Of a message that needs something read or written before it leaves. Where storage, or the time for it, fails that, nothing has left.
    /// </summary>
    public static async Task<SendOutcome> AfterAsync<T>(Task<T> first, Func<T, Task<SendOutcome>> send)
    {
        T had;
        try
        {
            had = await first;
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or OperationCanceledException)
        {
            return new SendOutcome(SendOutcomeKind.Waiting, Code: failure.GetType().Name);
        }

        return await send(had);
    }
}
