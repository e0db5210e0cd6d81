using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.CheckIns;

/// <summary>Begins a check-in in a message of its own, below what called for it.</summary>
internal sealed class BeginReflection(StartReflection start, OpenCheckIn open, CheckInWords words)
{
    /// <returns>False when there is no such set for them.</returns>
    public async Task<bool> BelowAsync(TurnContext turn, Membership membership, Wish wish, CancellationToken ct)
    {
        var author = PersonId.Of(turn);
        if (await start.StartAsync(author, membership, wish, ct) is not { } checkIn
            || await open.OpenAsync(author, checkIn.Id, ct) is not { } opened)
            return false;
        await words.ShowStepAsync(turn, opened, ct);
        return true;
    }
}
