using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>Send, keep private, look at, fold away: what a mentee does with a whole check-in.</summary>
internal sealed class SubmitPresses(ReleaseAnswers release, DialogStore dialogs, PersonStore people)
{
    public async Task<CardResponse> SendAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await AnswerAsync(turn, action, await release.SendAsync(PersonId.Of(turn), Press(action), ct), ct);

    /// <summary>Yes to the agreement and Send in one press: both are stored together, or neither is.</summary>
    public async Task<CardResponse> AgreeAsync(TurnContext turn, CardAction action, CancellationToken ct) => await AnswerAsync(turn, action,
        await release.SendAsync(PersonId.Of(turn), Press(action) with { Assent = AgreeAndSend.AssentOf(action) }, ct), ct);

    public async Task<CardResponse> KeepPrivateAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await AnswerAsync(turn, action, await release.KeepPrivateAsync(PersonId.Of(turn), Press(action), ct), ct);

    public async Task TypedSendAsync(TurnContext turn, DialogState state, CancellationToken ct) =>
        await TellAsync(turn, state, await release.SendAsync(PersonId.Of(turn), Press(turn, state), ct), ct);

    public async Task TypedKeepPrivateAsync(TurnContext turn, DialogState state, CancellationToken ct) =>
        await TellAsync(turn, state, await release.KeepPrivateAsync(PersonId.Of(turn), Press(turn, state), ct), ct);

    /// <summary>Text that only the mentee sees: the card left standing in the chat holds none of it.</summary>
    public async Task<CardResponse> ViewAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await FindAsync(turn, action, ct) is { } checkIn
            ? CardResponse.Passing(ClosingCards.Opened(checkIn, dialogs.SetOf(checkIn)), await ClosedAsync(turn, checkIn, ct))
            : CardResponse.Gone(Strings.CheckIn_Gone);

    public async Task<CardResponse> FoldAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await FindAsync(turn, action, ct) is { } checkIn
            ? CardResponse.Card(await ClosedAsync(turn, checkIn, ct))
            : CardResponse.Gone(Strings.CheckIn_Gone);

    private static ReleasePress Press(CardAction action) => new(
        CheckInData.IdIn(action) ?? "", CheckInData.RevisionIn(action), CheckInPresses.SharesOf(action), action.ActivityId);

    private static ReleasePress Press(TurnContext turn, DialogState state) =>
        new(state.CheckIn.Id, state.Rev, new Dictionary<string, Visibility>(), state.Current?.ActivityId, turn.Activity.Id);

    private async Task<CardResponse> AnswerAsync(TurnContext turn, CardAction action, ReleaseResult result, CancellationToken ct) =>
        await CardAfterAsync(turn, result, ct) is { } card ? CardResponse.Card(card) : await FoldAsync(turn, action, ct);

    private async Task TellAsync(TurnContext turn, DialogState state, ReleaseResult result, CancellationToken ct)
    {
        if (await CardAfterAsync(turn, result, ct) is not { } card)
        {
            await turn.SendAsync(Strings.CheckIn_Gone, ct);
            return;
        }

        // The review held private text: it becomes the closing card. Where it cannot be changed, the card comes anew.
        var review = state.Current?.ActivityId;
        var isOver = result is ReleaseResult.Held or ReleaseResult.KeptPrivate;
        if (review is null || !(await turn.UpdateAsync(review, CardActivity.For(card), ct)).IsSent)
        {
            turn.ShowsPrivateText |= !isOver;
            await turn.SendAsync(card, Strings.CheckIn_Summary, ct);
        }
        else if (isOver)
        {
            await turn.SendAsync(
                result is ReleaseResult.KeptPrivate { CheckIn.LastRelease: null or { State: ReleaseState.TakenBack } }
                    ? Strings.Closing_PrivateTitle : Strings.Closing_TypedHeld, ct);
        }
    }

    /// <returns>Null when no such check-in is open.</returns>
    private async Task<AdaptiveCard?> CardAfterAsync(TurnContext turn, ReleaseResult result, CancellationToken ct) => result switch
    {
        ReleaseResult.Held held => await ClosedAsync(turn, held.CheckIn, ct),
        ReleaseResult.KeptPrivate kept => await ClosedAsync(turn, kept.CheckIn, ct),
        ReleaseResult.ReadersChanged changed => StepCard.For(changed.Opened, Strings.Review_ReadersChanged),
        ReleaseResult.NotAgreed asked => AgreeAndSend.For(asked.Opened, asked.Context),
        ReleaseResult.OutOfDate current => StepCard.For(current.Opened, Strings.CheckIn_StaleKept),
        _ => null,
    };

    private async Task<CheckIn?> FindAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        CheckInData.IdIn(action) is { } id ? await dialogs.KeepNoteAsync(PersonId.Of(turn), id, null, ct) : null;

    /// <summary>How it stands, by the mentee's own clock.</summary>
    public async Task<AdaptiveCard> ClosedAsync(TurnContext turn, CheckIn checkIn, CancellationToken ct) =>
        PromptCard.AsItStands(checkIn, (await people.GetAsync(PersonId.Of(turn), ct)).Zone);
}
