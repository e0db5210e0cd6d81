namespace TeamsMentorBot.Teams.Connector;

/// <summary>Bot Connector REST API v3, Create conversation: body for a chat with one person.</summary>
internal sealed record ConversationParameters
{
    public bool IsGroup { get; init; }

    public ChannelAccount? Bot { get; init; }

    public required IReadOnlyList<ChannelAccount> Members { get; init; }

    /// <summary>Left out, Teams answers with an authentication error.</summary>
    public required string TenantId { get; init; }
}

/// <summary>Bot Connector REST API v3: answer to create, send and update. The id may be missing.</summary>
internal sealed record ResourceResponse
{
    public string? Id { get; init; }
}

/// <summary>Bot Connector REST API v3, Get conversation member, as Teams answers it.</summary>
internal sealed record TeamsMember
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? Email { get; init; }

    public string? TenantId { get; init; }
}

/// <summary>Bot Connector REST API v3, Get conversation paged members.</summary>
internal sealed record PagedMembers
{
    public IReadOnlyList<TeamsMember>? Members { get; init; }

    public string? ContinuationToken { get; init; }
}
