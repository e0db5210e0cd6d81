using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Digests;

/// <summary>The author takes a release back: before the hold ends nobody saw it; later it is left out of what was sent.</summary>
internal sealed class TakeBackPress(TakeBackRelease takeBack, NarrowRelease narrow, SubmitPresses closing)
{
    public async Task<CardResponse> TakeBackAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var author = PersonId.Of(turn);
        if (CheckInData.IdIn(action) is not { } id || action.Number("release") is not { } ordinal)
            throw new CardInputException("release");
        if (await takeBack.TakeAsync(author, id, ordinal, ct) is not { } taken)
            return await closing.FoldAsync(turn, action, ct);
        if (taken.Late)
            await narrow.RunAsync(author, taken.CheckIn, ct);
        return CardResponse.Card(await closing.ClosedAsync(turn, taken.CheckIn, ct));
    }
}
