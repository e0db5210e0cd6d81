using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.People;

/// <summary>
/// Notices who has left: their account is gone or disabled. They are marked, so that nothing is started for them and their owner sees
/// it, and unmarked when they are back.
/// </summary>
internal sealed class Leavers(PersonStore people, GraphClient graph, GraphPatience patience, IOptions<GraphOptions> options)
{
    /// <summary>Value of <see cref="Person.Unreachable"/>.</summary>
    public const string Left = "Left";

    public Task<Person> GetStoredAsync(PersonId id, CancellationToken ct) => people.GetStoredAsync(id, ct);

    /// <summary>As stored now, and looked after: for what the bot starts by itself.</summary>
    public async Task<Person> LookAfterAsync(PersonId id, CancellationToken ct) => await LookAfterAsync(await GetStoredAsync(id, ct), ct);

    /// <returns>The person as they are now. Where Graph does not say, nothing changes.</returns>
    public async Task<Person> LookAfterAsync(Person person, CancellationToken ct)
    {
        if (person.Participation == Participation.Stopped || person.Unreachable is not (null or Left) || !options.Value.Knows(person.Id.TenantId))
            return person;
        if (await IsThereAsync(person.Id, ct) is not { } isThere || isThere == person.Unreachable is null)
            return person;
        return await people.ChangeAsync(person.Id, now => ValueTask.FromResult(Marked(now, isThere)), ct);
    }

    private static Change<Person> Marked(Person person, bool isThere)
    {
        if (person.Unreachable is not (null or Left))
            return Change.To(person, person);
        var marked = person with { Unreachable = isThere ? null : Left };
        return Change.To(marked == person ? person : marked, marked);
    }

    private async Task<bool?> IsThereAsync(PersonId id, CancellationToken ct)
    {
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
