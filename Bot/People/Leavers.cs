using System.Globalization;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.People;

/// <summary>
/// Notices who has left: their account is gone or disabled. They are marked, so that nothing is started for them and their owner is
/// told, and unmarked when they are back.
/// </summary>
internal sealed class Leavers(PersonStore people, Accounts accounts, Standings standings, Agenda agenda)
{
    /// <summary>Value of <see cref="Person.Unreachable"/>.</summary>
    public const string Left = "Left";

    /// <summary>Tells an owner who has left.</summary>
    public const string AgendaKind = AgendaKinds.Leavers;

    public Task<Person> GetStoredAsync(PersonId id, CancellationToken ct) => people.GetStoredAsync(id, ct);

    /// <summary>As stored now, and looked after: for what the bot starts by itself.</summary>
    public async Task<Person> LookAfterAsync(PersonId id, CancellationToken ct) => await LookAfterAsync(await GetStoredAsync(id, ct), ct);

    /// <returns>The person as they are now. Where Graph does not say, nothing changes.</returns>
    public async Task<Person> LookAfterAsync(Person person, CancellationToken ct)
    {
        if (person.Participation == Participation.Stopped)
            return person;
        if (await accounts.IsThereAsync(person.Id, ct) is not { } isThere || isThere == person.Unreachable is not Left)
            return person;
        // Whoever is back does not get an app again that they had removed.
        if (person.Unreachable == Arrivals.Removed)
            return person with { Unreachable = Left };
        if (!isThere)
            await TellOwnersAsync(person.Id, ct);
        return await people.ChangeAsync(person.Id, now => ValueTask.FromResult(Marked(now, isThere)), ct);
    }

    private static Change<Person> Marked(Person person, bool isThere)
    {
        if (person.Unreachable == Arrivals.Removed || (isThere && person.Unreachable != Left))
            return Change.To(person, person);
        var marked = person with { Unreachable = isThere ? null : Left };
        return Change.To(marked == person ? person : marked, marked);
    }

    /// <summary>Before the mark: it is told of whoever is marked by then.</summary>
    private async Task TellOwnersAsync(PersonId leaver, CancellationToken ct)
    {
        var standing = await standings.OfAsync(leaver, ct);
        var programs = standing.AsMentee.Concat(standing.AsReader).Select(membership => membership.Program);
        foreach (var owner in programs.SelectMany(program => program.Owners).DistinctBy(owner => owner.Id))
            await agenda.AddAsync(LeaverNews(owner.Id), ct);
    }

    /// <summary>One a day, whoever left in it.</summary>
    private AgendaItem LeaverNews(PersonId owner)
    {
        var tomorrow = new DateTimeOffset(agenda.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        return new AgendaItem(owner.Key, tomorrow, AgendaKind, tomorrow.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
    }
}
