using System.Diagnostics.CodeAnalysis;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Teams.Turns;

/// <summary>
/// Buttons of cards, in both forms in which they arrive: the invoke of an <c>Action.Execute</c>, answered in the HTTP response, and the
/// message of the <c>Action.Submit</c> that older clients fall back to, answered by changing the card. They know no card for one person's
/// eyes, so what may not stand in the chat is not shown on them.
/// </summary>
internal sealed partial class CardPresses(ILogger<CardPresses> logger)
{
    public static CardResponse OutOfDate => CardResponse.Error("OutOfDate", Strings.Teams_CardOutOfDate);

    public async Task<InvokeResponse> RunAsync(TurnContext turn, RouteTable routes, CancellationToken ct)
    {
        var action = CardAction.Of(turn.Activity);
        var response = await AnswerAsync(turn, action, routes, ct);
        if (turn.Activity.Type != ActivityTypes.Invoke)
        {
            await ApplyAsync(turn, action, response, ct);
            return InvokeResponse.Ok;
        }

        return InvokeResponse.To(response) with { IsChanged = ChangeAsync(turn, action, response, ct) };
    }

    private async Task<CardResponse> AnswerAsync(TurnContext turn, CardAction? action, RouteTable routes, CancellationToken ct)
    {
        if (action is null || routes.ForCard(action.Verb) is not { } handler)
        {
            LogUnknown(turn.Activity.Id, turn.TenantId, turn.ObjectId);
            return OutOfDate;
        }

        try
        {
            return await handler(turn, action, ct);
        }
        catch (CardInputException)
        {
            LogBadInput(turn.Activity.Id, turn.TenantId, turn.ObjectId);
            return CardResponse.Error("BadInput", Strings.Teams_InputNotUnderstood);
        }
    }

    private async Task ApplyAsync(TurnContext turn, CardAction? action, CardResponse response, CancellationToken ct)
    {
        switch (response)
        {
            case CardResponse.ShownCard { Standing: var standing, IsPassing: var isPassing }:
                var isChanged = await ChangeAsync(turn, action, response, ct);
                if (isPassing)
                    await turn.SendAsync(Strings.Teams_NewerNeeded, ct);
                else if (!isChanged && standing is not null)
                {
                    turn.ShowsPrivateText = true;
                    await turn.SendAsync(CardActivity.For(standing), ct);
                }

                break;
            case CardResponse.ShownMessage message:
                await turn.SendAsync(message.Text, ct);
                break;
            case CardResponse.ShownError error:
                await turn.SendAsync(error.Text, ct);
                break;
        }
    }

    /// <returns>False where something is to stand in the place of the pressed card, and does not.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "What the press did is stored and its answer at hand, whatever becomes of the card in the chat.")]
    private async Task<bool> ChangeAsync(TurnContext turn, CardAction? action, CardResponse response, CancellationToken ct)
    {
        if (response is not CardResponse.ShownCard { Standing: { } standing })
            return true;

        if (action?.ActivityId is not { Length: > 0 } card)
            return false;

        try
        {
            var result = await turn.UpdateAsync(card, CardActivity.For(standing), ct);
            if (!result.IsSent)
                LogNotReplaced(null, card, result.Status, result.Code);

            return result.IsSent;
        }
        catch (Exception failure)
        {
            LogNotReplaced(failure, card, SendStatus.Unknown, null);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Press {Id} of {Tenant}|{Person} has a verb that no route knows")]
    private partial void LogUnknown(string? id, string tenant, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Press {Id} of {Tenant}|{Person} holds an input that its card does not allow")]
    private partial void LogBadInput(string? id, string tenant, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Card {ActivityId} could not be replaced: {Status} {Code}")]
    private partial void LogNotReplaced(Exception? failure, string activityId, SendStatus status, string? code);
}
