using System.Diagnostics.CodeAnalysis;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Teams.Turns;

/// <param name="Status">HTTP status for the channel.</param>
/// <param name="Body">Only invokes have one.</param>
internal sealed record InvokeResponse(int Status, AdaptiveCardInvokeResponse? Body = null)
{
    public static InvokeResponse Ok { get; } = new(StatusCodes.Status200OK);

    public static InvokeResponse To(CardResponse response) => new(StatusCodes.Status200OK, AdaptiveCardInvokeResponse.For(response));
}

/// <summary>Leads an activity to its use case, and the use case's answer back. The one place that catches everything.</summary>
internal sealed partial class TurnDispatcher(
    RouteTable routes, ConnectorClient connector, CardPresses presses, ILogger<TurnDispatcher> logger)
{
    public async Task<InvokeResponse> RunAsync(Activity activity, CancellationToken ct)
    {
        if (activity is { Type: ActivityTypes.Invoke, Name: not "adaptiveCard/action" })
        {
            return new(StatusCodes.Status501NotImplemented);
        }

        if (ConversationReference.FromActivity(activity) is not { } reference)
        {
            return new(StatusCodes.Status400BadRequest);
        }

        if (activity.Conversation is { IsPersonal: false })
        {
            return await SayPersonalOnlyAsync(activity, reference, ct);
        }

        if (activity.From?.AadObjectId is not { Length: > 0 } objectId)
        {
            LogNobody(activity.Type, activity.Id);
            return activity.Type == ActivityTypes.Invoke ? InvokeResponse.To(presses.OutOfDate) : InvokeResponse.Ok;
        }

        return await RunAsync(new TurnContext(activity, reference, objectId, connector), ct);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The one catch-all of this edge.")]
    private async Task<InvokeResponse> RunAsync(TurnContext turn, CancellationToken ct)
    {
        try
        {
            if (turn.Activity.Type == ActivityTypes.Invoke || CardAction.Of(turn.Activity) is not null)
            {
                return await presses.RunAsync(turn, routes, ct);
            }

            if (routes.For(turn) is { } handler)
            {
                await handler(turn, ct);
            }

            return InvokeResponse.Ok;
        }
        catch (Exception failure)
        {
            LogFailed(failure, turn.Activity.Type, turn.Activity.Id, turn.TenantId, turn.ObjectId);
            return await ApologizeAsync(turn);
        }
    }

    /// <summary>A person is told; the channel is told only if they could not be.</summary>
    private static async Task<InvokeResponse> ApologizeAsync(TurnContext turn)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            return InvokeResponse.To(new CardResponse.ShownError("NotKept", Strings.Teams_SomethingWentWrong, 500));
        }

        var told = turn.Activity.Type == ActivityTypes.Message
            && (await turn.SendAsync(Strings.Teams_SomethingWentWrong, CancellationToken.None)).IsSent;
        return told ? InvokeResponse.Ok : new(StatusCodes.Status500InternalServerError);
    }

    private async Task<InvokeResponse> SayPersonalOnlyAsync(Activity activity, ConversationReference reference, CancellationToken ct)
    {
        if (activity.Type == ActivityTypes.Invoke)
        {
            return InvokeResponse.To(CardResponse.Message(Strings.Teams_PersonalOnly));
        }

        if (activity.Type == ActivityTypes.Message)
        {
            await connector.SendAsync(reference, Activity.Message(Strings.Teams_PersonalOnly), ct);
        }

        return InvokeResponse.Ok;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Activity {Type} {Id} names no person and was ignored")]
    private partial void LogNobody(string? type, string? id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn failed: {Type} {Id} of {Tenant}|{Person}")]
    private partial void LogFailed(Exception failure, string? type, string? id, string tenant, string person);
}
