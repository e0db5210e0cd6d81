using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>Asks once, plainly, and then has everything about somebody erased.</summary>
internal sealed class DeleteMyData(Standings standings, PersonStore people, Agenda agenda)
{
    public async Task AskAsync(TurnContext turn, CancellationToken ct) =>
        await turn.SendAsync(await AskCardAsync(turn, ct), Strings.Privacy_Summary, ct);

    public async Task<CardResponse> AskPressedAsync(TurnContext turn, CancellationToken ct) => CardResponse.Card(await AskCardAsync(turn, ct));

    /// <summary>
    /// The item comes first: from then on the erasing happens, whatever becomes of this process. Whoever asked is not prompted any more,
    /// and what is known of them is stored once, so that any instance can go on with it.
    /// </summary>
    public async Task<CardResponse> DeletePressedAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var person = PersonId.Of(turn);
        await agenda.AddAsync(ErasePerson.Item(person, action.ActivityId, agenda.Now), ct);
        await people.ChangeAsync(person, known =>
            known with { Participation = Participation.Stopped, Erasure = Erasure.Asked }, ct);
        // The standing card is changed once, when it is done: an update of this turn that the channel delays would undo that one.
        return CardResponse.Meanwhile(DeleteCards.Deleting);
    }

    public static CardResponse Keep() => CardResponse.Card(DeleteCards.Kept);

    private async Task<AdaptiveCard> AskCardAsync(TurnContext turn, CancellationToken ct) =>
        DeleteCards.Ask(await standings.OfAsync(PersonId.Of(turn), ct));
}
