using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a mentee says about a next step on its day: done, partly, not yet, no longer planned.</summary>
internal sealed class NextStepPresses(CommitmentStore commitments)
{
    public async Task<CardResponse> ShowAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await commitments.FindAsync(PersonId.Of(turn), action.Id(NextStepCards.Step) ?? "", ct) is { } step
            ? CardResponse.Passing(NextStepCards.Opened(step))
            : Gone;

    public async Task<CardResponse> SettleAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var went = WentIn(action);
        return await commitments.SettleAsync(PersonId.Of(turn), action.Id(NextStepCards.Step) ?? "", Submission.Settled(went.Id)!.Value, ct) is { } step
            ? CardResponse.Card(NextStepCards.Settled(step, went))
            : Gone;
    }

    /// <exception cref="CardInputException">None of the four was pressed.</exception>
    public static Choice WentIn(CardAction action) =>
        FollowUpChoices.All.FirstOrDefault(choice => choice.Id == action.Id(NextStepCards.Went)) ?? throw new CardInputException(NextStepCards.Went);

    private static CardResponse Gone => CardResponse.Gone(Strings.NextStep_Gone);
}
