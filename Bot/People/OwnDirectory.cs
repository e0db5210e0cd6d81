using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.People;

/// <summary>Whom Graph can be asked about: it answers for one tenant, and takes people of any other for nobody.</summary>
internal sealed class OwnDirectory(IOptions<GraphOptions> graph, IOptions<TeamsOptions> teams)
{
    /// <summary>Whether managers and disabled accounts are shown as well.</summary>
    public bool IsWide => graph.Value.Uses.HasFlag(GraphUses.Directory);

    public bool Knows(PersonId person)
    {
        var tenant = string.IsNullOrEmpty(graph.Value.TenantId) ? teams.Value.TenantId : graph.Value.TenantId;
        return graph.Value.Enabled && (string.IsNullOrEmpty(tenant) || person.TenantId.Equals(tenant, StringComparison.OrdinalIgnoreCase));
    }
}
