using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.People;

internal enum Arrival
{
    /// <summary>Never seen before: welcome them.</summary>
    First,

    /// <summary>Back, on a new page or after a removal: show where they were.</summary>
    Back,

    /// <summary>The second of the two activities that one install sends.</summary>
    Repeated,

    /// <summary>Of an install that the bot made itself, told after the bot's own welcome: that stands in the chat.</summary>
    Told,
}

/// <summary>Where somebody is and whether they take part, as told by installs, removals and the welcome's buttons.</summary>
internal sealed class Arrivals(PersonStore people, Agenda agenda)
{
    /// <summary>Value of <see cref="Person.Unreachable"/>: they removed the app themselves.</summary>
    public const string Removed = "Removed";

    /// <summary>An install sends two activities at the same moment, in either order.</summary>
    private static readonly TimeSpan OneInstall = TimeSpan.FromSeconds(3);

    public async Task<Arrival> ArriveAsync(TurnContext turn, CancellationToken ct)
    {
        var (id, now) = (PersonId.Of(turn), agenda.Now);
        return await MovingAsync(await people.GetAsync(id, ct), turn, () => people.ChangeAsync(id, person =>
        {
            var arrival = person.WelcomedAt is null ? Arrival.First
                : now - person.ArrivedAt < OneInstall ? Arrival.Repeated
                : person is { ArrivedAt: null, Unreachable: null } ? Arrival.Told
                : Arrival.Back;
            return ValueTask.FromResult(arrival == Arrival.Repeated
                ? Change.To(person, arrival)
                : Change.To(Seen(person, turn) with { WelcomedAt = person.WelcomedAt ?? now, ArrivedAt = now, Unreachable = null }, arrival));
        }, ct), ct);
    }

    /// <summary>The bot was removed: nothing can be sent, and everything stays until they come back or ask for erasure.</summary>
    public Task LeaveAsync(TurnContext turn, CancellationToken ct) =>
        people.ChangeAsync(PersonId.Of(turn), person => person with { Unreachable = Removed }, ct);

    /// <summary>Whoever says whether they take part has come back from any pause.</summary>
    public Task<Person> TakePartAsync(TurnContext turn, Participation participation, CancellationToken ct) =>
        people.ChangeAsync(PersonId.Of(turn), person =>
        {
            var changed = Seen(person, turn) with { Participation = participation, PausedUntil = null };
            return changed == person ? person : changed;
        }, ct);

    /// <summary>
    /// Before each turn. A new address is written at once, since messages may be due, and so is a zone, for what is planned by it moves (an
    /// install writes both itself); a new name goes along with the next write.
    /// </summary>
    public async Task LearnAsync(TurnContext turn, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        var known = await people.GetAsync(id, ct);
        if (known.Address == turn.Reference && known.Unreachable is null && !HasMoved(known, turn))
            people.Remember(id, person => Seen(person, turn));
        else if (turn.Activity.Type is not (ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate))
            await MovingAsync(known, turn, () => people.ChangeAsync(id, person => Seen(person, turn), ct), ct);
    }

    private static bool HasMoved(Person known, TurnContext turn) => Seen(known, turn).Zone != known.Zone;

    /// <summary>What is planned by their zone follows it.</summary>
    private Task<T> MovingAsync<T>(Person known, TurnContext turn, Func<Task<T>> write, CancellationToken ct) =>
        HasMoved(known, turn) ? agenda.AddForAsync(ClockItems.Moved(known.Id, agenda.Now), write, ct) : write();

    /// <summary>Whoever acts can be reached where they act. Known already: nothing is written.</summary>
    public static Person Seen(Person person, TurnContext turn)
    {
        var seen = person with
        {
            Address = turn.Reference,
            Unreachable = null,
            Name = turn.Activity.From?.Name ?? person.Name,
            LearntZone = turn.Activity.LocalTimezone ?? person.LearntZone,
            Locale = turn.Activity.Locale ?? person.Locale,
        };
        return seen == person ? person : seen;
    }
}
