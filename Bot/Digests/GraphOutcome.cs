using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Digests;

/// <summary>What a problem at Graph means for a message.</summary>
internal static class GraphOutcome
{
    public static SendOutcome Later(TimeSpan after) => new(SendOutcomeKind.Waiting, Code: GraphRates.Held, RetryAfter: after);

    public static SendOutcome Of(GraphProblem problem) => new(
        problem.Kind switch
        {
            GraphProblemKind.NotFound => SendOutcomeKind.Unreachable,
            GraphProblemKind.Throttled or GraphProblemKind.Unavailable => SendOutcomeKind.Waiting,
            GraphProblemKind.Unknown => SendOutcomeKind.Unknown,
            _ => SendOutcomeKind.Rejected,
        },
        Code: problem.Code,
        RetryAfter: problem.RetryAfter);
}
