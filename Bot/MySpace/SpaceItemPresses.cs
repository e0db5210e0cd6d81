using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>One check-in or one next step, opened from a list of the space.</summary>
internal sealed class SpaceItemPresses(DialogStore dialogs, CommitmentStore commitments, PersonStore people, SpacePresses space)
{
    public async Task<CardResponse> ReadAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var mentee = PersonId.Of(turn);
        if (CheckInData.IdIn(action) is not { } id || await dialogs.KeepNoteAsync(mentee, id, null, ct) is not { } checkIn)
            return CardResponse.Gone(Strings.CheckIn_Gone);
        if (checkIn.SubmittedAt is null)
            return CardResponse.Card(PromptCard.AsItStands(checkIn, (await people.GetAsync(mentee, ct)).Zone));
        var (section, page) = SpacePresses.PlaceOf(action);
        return CardResponse.Passing(ClosingCards.Opened(checkIn, dialogs.SetOf(checkIn), SpaceCards.Back(section, page)));
    }

    public async Task<CardResponse> StepAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (action.Id(NextStepCards.Step) is not { } id || await commitments.FindAsync(PersonId.Of(turn), id, ct) is not { } step)
            return CardResponse.Gone(Strings.NextStep_Gone);
        var (section, page) = SpacePresses.PlaceOf(action);
        var card = NextStepCards.Opened(step, SpaceVerbs.Settle, SpaceVerbs.At(section, page));
        return CardResponse.Passing(card with { Actions = [.. card.Actions!, SpaceCards.Back(section, page)] });
    }

    public async Task<CardResponse> SettleAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var state = Submission.Settled(NextStepPresses.WentIn(action).Id)!.Value;
        return await commitments.SettleAsync(PersonId.Of(turn), action.Id(NextStepCards.Step) ?? "", state, ct) is null
            ? CardResponse.Gone(Strings.NextStep_Gone)
            : await space.OpenAsync(turn, action, ct);
    }
}
