using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.People;

/// <summary>Before each turn: one at a time per person, and the latest address known.</summary>
internal sealed class Doorkeeper(PersonLocks locks, PersonStore people)
{
    public async Task<IDisposable> EnterAsync(TurnContext turn, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        var gate = await locks.EnterAsync(id, ct);
        try
        {
            await LearnAsync(turn, id, ct);
            return new Exit(people, turn, gate);
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A new address is written at once, since messages may be due (an install writes it itself); a new zone or name goes along with
    /// the next write.
    /// </summary>
    private async Task LearnAsync(TurnContext turn, PersonId id, CancellationToken ct)
    {
        var known = await people.GetAsync(id, ct);
        if (known.Address == turn.Reference && known.Unreachable is null)
            people.Remember(id, person => Arrivals.Seen(person, turn));
        else if (turn.Activity.Type is not (ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate))
            await people.ChangeAsync(id, person => ValueTask.FromResult(Change.To(Arrivals.Seen(person, turn), true)), ct);
    }

    /// <summary>After the turn: what the bot said is remembered, so that it can be deleted when they ask for it.</summary>
    private sealed class Exit(PersonStore people, TurnContext turn, IDisposable gate) : IDisposable
    {
        public void Dispose()
        {
            people.Remember(PersonId.Of(turn), person => person.WithSaid(turn.Said));
            gate.Dispose();
        }
    }
}
