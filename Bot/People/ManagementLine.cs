using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.People;

/// <summary>Who is above somebody: their manager, that one's manager, and on. Kept in memory for a while, and nowhere else.</summary>
internal sealed class ManagementLine(GraphClient graph, IMemoryCache cache, GraphPatience patience, IOptions<GraphOptions> options)
{
    /// <summary>Nobody further up reads what mentees write by coincidence.</summary>
    private const int Levels = 5;

    /// <summary>For all of the line: a mentee waits in front of their card.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <summary>Until Graph is asked again where it did not answer, so that not every card waits for it.</summary>
    private static readonly TimeSpan KeptWithoutAnswer = TimeSpan.FromMinutes(1);

    /// <returns>Object ids; empty where the options do not ask for it or Graph does not say.</returns>
    public async Task<IReadOnlySet<string>> AboveAsync(PersonId person, CancellationToken ct)
    {
        if (!options.Value.Uses.HasFlag(GraphUses.Directory) || !options.Value.Knows(person.TenantId))
            return new HashSet<string>();
        var key = (nameof(ManagementLine), person.Key);
        if (cache.TryGetValue(key, out IReadOnlySet<string>? known))
            return known!;
        var above = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var top = await patience.AskAsync(token => ClimbAsync(person.ObjectId, above, token), ct, Patience);
        var isComplete = top.IsOk || top.Problem.Kind == GraphProblemKind.NotFound;
        var kept = new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = isComplete ? Kept : KeptWithoutAnswer };
        return cache.Set<IReadOnlySet<string>>(key, above, kept);
    }

    /// <returns>The last manager that counts, or why there is none above them.</returns>
    private async Task<GraphResult<GraphManager>> ClimbAsync(string from, HashSet<string> above, CancellationToken ct)
    {
        while (true)
        {
            var manager = await graph.GetManagerAsync(from, ct);
            // Who manages themselves ends the line as well.
            if (!manager.IsOk || !above.Add(manager.Value.Id) || above.Count == Levels)
                return manager;
            from = manager.Value.Id;
        }
    }
}
