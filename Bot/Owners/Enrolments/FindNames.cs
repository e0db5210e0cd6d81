using System.Text.RegularExpressions;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>Whom a cell names, or why that is nobody who can be enrolled.</summary>
internal sealed record FoundName(PersonName? Person, string? Why);

/// <summary>
/// Finds the people whom cells name: <c>maya@example.com</c>, an object id, or either in angle brackets after a name. Without Microsoft
/// Graph, object ids alone are understood, and a name must stand there or be known.
/// </summary>
internal sealed partial class FindNames(FindPerson directory, PersonStore people)
{
    public async Task<IReadOnlyDictionary<string, FoundName>> FindAsync(string tenantId, IEnumerable<string> cells, CancellationToken ct)
    {
        var named = cells.Distinct(StringComparer.Ordinal).Select(cell => (Cell: cell, Named: Parted(cell))).ToList();
        var people = await directory.FindAsync(tenantId, named.Select(one => one.Named.Address), ct);
        var found = new Dictionary<string, FoundName>(StringComparer.Ordinal);
        foreach (var (cell, (name, address)) in named)
            found[cell] = await NamedAsync(people[address], tenantId, name, address, ct);
        return found;
    }

    /// <param name="cell">Null where nothing was written.</param>
    public async Task<FoundName> FindAsync(string tenantId, string? cell, CancellationToken ct) => cell is null
        ? new FoundName(null, Strings.Enrol_NobodyThere)
        : (await FindAsync(tenantId, [cell], ct))[cell];

    private static (string Name, string Address) Parted(string cell) => NameAndAddress().Match(cell) is { Success: true } match
        ? (match.Groups[1].Value.Trim(' ', '"'), match.Groups[2].Value.Trim())
        : ("", cell);

    private async Task<FoundName> NamedAsync(FoundPerson found, string tenantId, string name, string address, CancellationToken ct) =>
        found switch
        {
            FoundPerson.One { User: var user } when user.IsGuest() => Nobody(Strings.Enrol_Guest, user.DisplayName ?? address),
            FoundPerson.One { User: { AccountEnabled: false } user } => Nobody(Strings.Enrol_Disabled, user.DisplayName ?? address),
            FoundPerson.One { User: var user } =>
                new FoundName(new PersonName(new PersonId(tenantId, user.Id), user.DisplayName ?? Or(name, address), user.Mail), null),
            FoundPerson.Nobody => Nobody(Strings.Enrol_NoSuchPerson, address),
            FoundPerson.Several => Nobody(Strings.Enrol_SeveralPeople, address),
            FoundPerson.NoName => Nobody(Strings.Enrol_NoAddress, address),
            FoundPerson.Failed { Problem.Permission: { } permission } => Nobody(Strings.Enrol_NotPermitted, address, permission),
            FoundPerson.Failed => Nobody(Strings.Enrol_NotNow, address),
            _ => await ByIdAsync(tenantId, name, address, ct),
        };

    private async Task<FoundName> ByIdAsync(string tenantId, string name, string address, CancellationToken ct)
    {
        if (!Guid.TryParseExact(address, "D", out var id))
            return Nobody(Strings.Enrol_IdsOnly, address);
        var person = new PersonId(tenantId, id.ToString());
        var known = Or(name, (await people.GetAsync(person, ct)).Name ?? "");
        return known.Length == 0 ? Nobody(Strings.Enrol_NoName, address) : new FoundName(new PersonName(person, known), null);
    }

    private static FoundName Nobody(string why, params ReadOnlySpan<object?> values) => new(null, Phrase.With(why, values));

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    [GeneratedRegex("^([^<>]*)<([^<>]+)>$", RegexOptions.CultureInvariant)]
    private static partial Regex NameAndAddress();
}
