using TeamsMentorBot.Delivery;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.People;

/// <summary>Around each turn: one at a time per person, and what the bot said in it remembered.</summary>
internal sealed partial class Doorkeeper(PersonLocks locks, PersonStore people, Instances instances, ILogger<Doorkeeper> logger)
{
    public async Task<IAsyncDisposable> EnterAsync(TurnContext turn, CancellationToken ct) =>
        new Exit(this, turn, await locks.EnterAsync(PersonId.Of(turn), ct));

    /// <summary>
    /// After the turn: what the bot said is remembered, so that it can be deleted when they ask for it. It is stored where only this instance
    /// would know it and the next turn may reach another, where a crash must not forget it, and where too much is remembered already.
    /// </summary>
    private async Task RememberAsync(PersonId id, TurnContext turn)
    {
        var said = turn.Said;
        if (said.Count > 0)
            people.Remember(id, person => person.WithSaid(said));
        if (!instances.AreSeveral && !turn.ShowsPrivateText && !people.RemembersMany)
            return;
        try
        {
            await people.StoreRememberedAsync(id, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The turn is over, and must not look as if it had failed. What is remembered goes along with the next one.
            LogNotStored(failure, id.TenantId, id.ObjectId);
        }
    }

    private sealed class Exit(Doorkeeper doorkeeper, TurnContext turn, IDisposable gate) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            using (gate)
                await doorkeeper.RememberAsync(PersonId.Of(turn), turn);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What the bot said to {Tenant}|{Person} could not be stored yet.")]
    private partial void LogNotStored(Exception failure, string tenant, string person);
}
