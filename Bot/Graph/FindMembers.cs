using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Graph;

/// <summary>Who is in a group or a team.</summary>
internal abstract record FoundMembers
{
    /// <param name="Guests">Of another organisation. Teams does not let them have a chat with the bot here.</param>
    /// <param name="Disabled">Whose account is switched off, as far as the bot may know.</param>
    internal sealed record People(
        IReadOnlyList<GraphMember> Members, IReadOnlyList<GraphMember> Guests, IReadOnlyList<GraphMember> Disabled) : FoundMembers;

    internal sealed record NoGroup : FoundMembers;

    /// <summary>Neither an object id nor the link to a team.</summary>
    internal sealed record NoName : FoundMembers;

    /// <summary>Graph did not answer, or may not. <see cref="GraphProblem.Permission"/> is set when a permission is missing.</summary>
    internal sealed record Failed(GraphProblem Problem) : FoundMembers;

    /// <summary><c>Graph:Enabled</c> is false, <c>Graph:Uses</c> has no Groups, or Graph answers for another tenant.</summary>
    internal sealed record Off : FoundMembers;
}

/// <summary>
/// Reads the people of an Entra group, of the groups in it, or of a team. A team is the group with its id, so one permission serves both.
/// </summary>
internal sealed partial class FindMembers(GraphClient graph, IOptions<GraphOptions> options)
{
    /// <param name="group">The object id, or the link that Teams gives to a team.</param>
    public async Task<FoundMembers> FindAsync(string tenantId, string group, CancellationToken ct)
    {
        if (!options.Value.Knows(tenantId) || !options.Value.Uses.HasFlag(GraphUses.Groups))
            return new FoundMembers.Off();
        var name = TeamLink().Match(group) is { Success: true } link ? link.Groups[1].Value : group.Trim();
        if (!Guid.TryParse(name, out var id))
            return new FoundMembers.NoName();
        var found = await graph.ListMembersAsync(id.ToString(), ct);
        if (!found.IsOk)
            return found.Problem.Kind == GraphProblemKind.NotFound ? new FoundMembers.NoGroup() : new FoundMembers.Failed(found.Problem);
        var people = found.Value.Where(member => member.IsPerson()).DistinctBy(member => member.Id)
            .ToLookup(member => (Guest: member.IsGuest(), Enabled: member.AccountEnabled is not false));
        return new FoundMembers.People([.. people[(false, true)]], [.. people[(true, true)], .. people[(true, false)]], [.. people[(false, false)]]);
    }

    /// <summary>Source: Microsoft Teams, deep link to a team: <c>groupId</c> is its id.</summary>
    [GeneratedRegex(@"^\s*https://teams\.[a-z.]+/l/team/\S*[?&]groupId=([0-9a-f-]{36})\b", RegexOptions.IgnoreCase)]
    private static partial Regex TeamLink();
}
