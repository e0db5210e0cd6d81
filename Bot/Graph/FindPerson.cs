using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Graph;

/// <summary>Who somebody is who was named by mail address, user principal name or object id.</summary>
internal abstract record FoundPerson
{
    internal sealed record One(GraphUser User) : FoundPerson;

    internal sealed record Nobody : FoundPerson;

    /// <summary>The address stands at more than one of them: their object ids tell them apart.</summary>
    internal sealed record Several(IReadOnlyList<GraphUser> Users) : FoundPerson;

    /// <summary>Neither an address nor an object id.</summary>
    internal sealed record NoName : FoundPerson;

    /// <summary>Graph did not answer, or may not. <see cref="GraphProblem.Permission"/> is set when a permission is missing.</summary>
    internal sealed record Failed(GraphProblem Problem) : FoundPerson;

    /// <summary><c>Graph:Enabled</c> is false, or Graph answers for another tenant.</summary>
    internal sealed record Off : FoundPerson;
}

/// <summary>Finds the one person that each mail address, user principal name or object id stands for.</summary>
internal sealed class FindPerson(GraphClient graph, IOptions<GraphOptions> options)
{
    /// <summary>The longest user principal name that Entra ID allows is 113 characters, the longest mail address 254.</summary>
    private const int LongestName = 254;

    /// <summary>Many people cost few requests: twenty are asked for in one.</summary>
    public async Task<IReadOnlyDictionary<string, FoundPerson>> FindAsync(string tenantId, IEnumerable<string> names, CancellationToken ct)
    {
        var kinds = names.Distinct(StringComparer.Ordinal).ToLookup(name => options.Value.Knows(tenantId) ? KindOf(name) : Kind.Off);
        var found = kinds[Kind.None].ToDictionary(name => name, FoundPerson (_) => new FoundPerson.NoName(), StringComparer.Ordinal);
        foreach (var name in kinds[Kind.Off])
            found[name] = new FoundPerson.Off();
        string[] ids = [.. kinds[Kind.Id]];
        foreach (var (name, user) in ids.Zip(await graph.GetUsersAsync([.. ids.Select(id => Guid.Parse(id).ToString())], ct)))
            found[name] = From(user);
        string[] addresses = [.. kinds[Kind.Address]];
        foreach (var (name, users) in addresses.Zip(await graph.FindUsersAsync([.. addresses.Select(address => address.Trim())], ct)))
            found[name] = From(users);
        return found;
    }

    private enum Kind
    {
        Off,
        None,
        Id,
        Address,
    }

    private static Kind KindOf(string name) => Guid.TryParse(name, out _) ? Kind.Id : IsAddress(name.Trim()) ? Kind.Address : Kind.None;

    private static bool IsAddress(string name) =>
        name.Length <= LongestName && name.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < name.Length - 1
        && !name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || char.IsSurrogate(letter));

    private static FoundPerson From(GraphResult<GraphUser> found) => found switch
    {
        { IsOk: true } => new FoundPerson.One(found.Value),
        { Problem.Kind: GraphProblemKind.NotFound } => new FoundPerson.Nobody(),
        _ => new FoundPerson.Failed(found.Problem!),
    };

    private static FoundPerson From(GraphResult<IReadOnlyList<GraphUser>> found) => found switch
    {
        { IsOk: false } => new FoundPerson.Failed(found.Problem),
        { Value: [] } => new FoundPerson.Nobody(),
        { Value: [var one] } => new FoundPerson.One(one),
        _ => new FoundPerson.Several(found.Value),
    };
}
