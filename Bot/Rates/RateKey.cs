namespace TeamsMentorBot.Rates;

internal enum RateOperation
{
    /// <summary>Send, update, delete, and create a conversation.</summary>
    Send,

    /// <summary>Read members and conversations.</summary>
    Get,
}

internal enum RatePriority
{
    /// <summary>A person acted and waits.</summary>
    Turn,

    /// <summary>Nobody waits: prompts, reminders, digests.</summary>
    Prompt,
}

/// <summary>What a call counts against.</summary>
/// <param name="TenantId">The 50 requests a second are counted per app and tenant.</param>
/// <param name="ConversationId">The thread; for a new conversation the person's id; null where a call belongs to no thread.</param>
internal readonly record struct RateKey(string TenantId, string? ConversationId, RateOperation Operation);
