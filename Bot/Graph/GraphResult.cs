using System.Diagnostics.CodeAnalysis;

namespace TeamsMentorBot.Graph;

/// <summary>What came of one call: a value, or the reason why there is none.</summary>
internal sealed record GraphResult<T>(T? Value, GraphProblem? Problem)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    public static implicit operator GraphResult<T>(T value) => new(value, null);

    public static implicit operator GraphResult<T>(GraphProblem problem) => new(default, problem);
}

internal enum GraphProblemKind
{
    /// <summary>404: the person, the app or the chat does not exist.</summary>
    NotFound,

    /// <summary>403: <see cref="GraphProblem.Permission"/> names the least permission that the operation needs.</summary>
    Forbidden,

    /// <summary>429: not accepted; ask again no sooner than <see cref="GraphProblem.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>Nothing happened at Graph (no token, no connection) or a repeatable call kept failing. May be asked again.</summary>
    Unavailable,

    /// <summary>A mail or a notification that left this process without a clear answer: it may have been accepted. Never sent again by itself.</summary>
    Unknown,

    /// <summary>Refused for good: a request that Graph does not accept, or credentials it does not accept (401).</summary>
    Failed,
}

/// <param name="Code">Graph's error code, or a word of ours where no answer came. Never text that people wrote.</param>
internal sealed record GraphProblem(GraphProblemKind Kind, string Code)
{
    public int? Status { get; init; }

    public string? Permission { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}
