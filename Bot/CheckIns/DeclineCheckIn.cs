using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>The mentee skips a check-in that nobody began.</summary>
internal sealed class DeclineCheckIn(CheckInStore checkIns)
{
    public async Task<CardResponse> DeclineAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var mentee = PersonId.Of(turn);
        if (action.Id("checkIn") is not { } id)
            throw new CardInputException("checkIn");
        await checkIns.ChangeAsync(mentee, id, known => known.State == CheckInState.Due ? known with { State = CheckInState.Skipped } : null, ct);
        return (await checkIns.FindAsync(mentee, id, ct))?.CheckIn is { } checkIn
            ? CardResponse.Card(PromptCard.AsItStands(checkIn, turn.Activity.LocalTimezone))
            : CardResponse.Error("Gone", Strings.CheckIn_Gone);
    }
}
