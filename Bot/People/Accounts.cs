using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.People;

/// <summary>Whether somebody's account is there and enabled, as Graph knows it.</summary>
internal sealed class Accounts(GraphClient graph, GraphPatience patience, IOptions<GraphOptions> options)
{
    /// <returns>Null where Graph does not say.</returns>
    public async Task<bool?> IsThereAsync(PersonId id, CancellationToken ct)
    {
        if (!options.Value.Knows(id.TenantId))
            return null;
        var withState = options.Value.Uses.HasFlag(GraphUses.Directory);
        var account = await patience.AskAsync(token => graph.GetAccountAsync(id.ObjectId, withState, token), ct);
        return account switch
        {
            { IsOk: true } => account.Value.AccountEnabled is not false,
            { Problem.Kind: GraphProblemKind.NotFound } => false,
            _ => null,
        };
    }
}
