namespace TeamsMentorBot.Teams.Connector;

/// <summary>What became of a call, as far as the caller may act on it.</summary>
internal enum SendStatus
{
    /// <summary>Accepted by the Connector.</summary>
    Sent,

    /// <summary>Refused before acceptance, or it never left this process: the same call may be made again later.</summary>
    Waiting,

    /// <summary>The conversation is not there: create it, then send.</summary>
    ConversationNotFound,

    /// <summary>This one person cannot be written to until they act: removed or blocked the bot.</summary>
    Unreachable,

    /// <summary>The bot may not speak in this tenant at all; nothing is wrong with the person.</summary>
    TenantPaused,

    /// <summary>The call itself is wrong; making it again would not help.</summary>
    Rejected,

    /// <summary>It may have been delivered or not. A send with this outcome must not be repeated by itself.</summary>
    Unknown,
}

/// <param name="Status">The outcome.</param>
/// <param name="ActivityId">Id of the message, for later updates; the Connector does not always give one.</param>
/// <param name="Code">The Connector's error code, or ours when nothing was answered. Never content.</param>
/// <param name="RetryAfter">What the Connector asked for.</param>
internal sealed record SendResult(SendStatus Status, string? ActivityId = null, string? Code = null, TimeSpan? RetryAfter = null)
{
    public bool IsSent => Status == SendStatus.Sent;
}

/// <param name="Status">The outcome.</param>
/// <param name="ConversationId">Set when sent; the same person always gets the same id.</param>
/// <param name="Code">The Connector's error code.</param>
/// <param name="RetryAfter">What the Connector asked for.</param>
internal sealed record CreateConversationResult(
    SendStatus Status, string? ConversationId = null, string? Code = null, TimeSpan? RetryAfter = null);

/// <param name="Status">The outcome.</param>
/// <param name="Value">Set when the call succeeded and the answer could be read.</param>
/// <param name="Code">The Connector's error code.</param>
/// <param name="RetryAfter">What the Connector asked for.</param>
internal sealed record ConnectorResult<T>(SendStatus Status, T? Value = null, string? Code = null, TimeSpan? RetryAfter = null)
    where T : class;
