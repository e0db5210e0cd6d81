using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.People;

/// <summary>Who is above somebody: their manager, that one's manager, and on. Kept in memory for a while, and nowhere else.</summary>
internal sealed class ManagementLine(GraphClient graph, IMemoryCache cache, GraphPatience patience, IOptions<GraphOptions> options)
{
    /// <summary>Nobody further up reads what mentees write by coincidence.</summary>
    private const int Levels = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <returns>Object ids; empty where the options do not ask for it or Graph does not say.</returns>
    public async Task<IReadOnlySet<string>> AboveAsync(PersonId person, CancellationToken ct)
    {
        if (!options.Value.Uses.HasFlag(GraphUses.Directory) || !options.Value.Knows(person.TenantId))
            return new HashSet<string>();
        var key = (nameof(ManagementLine), person.Key);
        if (cache.TryGetValue(key, out IReadOnlySet<string>? known))
            return known!;
        var (above, isComplete) = await ReadAsync(person, ct);
        if (isComplete)
            cache.Set(key, (IReadOnlySet<string>)above, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        return above;
    }

    private async Task<(HashSet<string> Above, bool IsComplete)> ReadAsync(PersonId person, CancellationToken ct)
    {
        var above = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var below = person.ObjectId;
        while (above.Count < Levels)
        {
            var from = below;
            var manager = await patience.AskAsync(token => graph.GetManagerAsync(from, token), ct);
            // Who manages themselves ends the line as well.
            if (!manager.IsOk || !above.Add(manager.Value.Id))
                return (above, manager.IsOk || manager.Problem.Kind == GraphProblemKind.NotFound);
            below = manager.Value.Id;
        }

        return (above, true);
    }
}
