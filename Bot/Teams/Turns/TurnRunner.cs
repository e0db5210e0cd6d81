using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Teams.Turns;

/// <summary>Leads a turn to its use case, and the use case's answer back. The one place that catches everything.</summary>
internal sealed partial class TurnRunner(RouteTable routes, CardPresses presses, ILogger<TurnRunner> logger)
{
    public async Task<InvokeResponse> RunAsync(TurnContext turn, CancellationToken ct)
    {
        var measured = Measures.Turn(turn.Activity.Type);
        IAsyncDisposable? entered = null;
        InvokeResponse? response = null;
        Task leaving;
        try
        {
            entered = await routes.EnterAsync(turn, ct);
            response = await AnswerAsync(turn, ct);
            measured.Done();
        }
        catch (Exception failure)
        {
            measured.Failed();
            LogFailed(failure, turn.Activity.Type, turn.Activity.Id, turn.TenantId, turn.ObjectId);
            response = await ApologizeAsync(turn);
        }
        finally
        {
            // Last, since an apology is something that was said as well; and before the answer unless the pressed card is still being changed.
            leaving = LeaveAsync(entered, response?.IsChanged);
            if (response is not { IsChanged.IsCompleted: false })
                await leaving;
        }

        return leaving.IsCompleted ? response : response with { Later = leaving };
    }

    /// <summary>Something more to say after the turn.</summary>
    public async Task SayAsync(TurnContext turn, Activity message)
    {
        await using var entered = await routes.EnterAsync(turn, CancellationToken.None);
        await turn.SendAsync(message, CancellationToken.None);
    }

    private static async Task LeaveAsync(IAsyncDisposable? entered, Task<bool>? isChanged)
    {
        await (isChanged ?? Task.CompletedTask);
        if (entered is not null)
            await entered.DisposeAsync();
    }

    private async Task<InvokeResponse> AnswerAsync(TurnContext turn, CancellationToken ct)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke || CardAction.Of(turn.Activity) is not null)
            return await presses.RunAsync(turn, routes, ct);

        if (routes.For(turn) is { } handler)
            await handler(turn, ct);

        return InvokeResponse.Ok;
    }

    /// <summary>A person is told; the channel is told only if they could not be.</summary>
    private static async Task<InvokeResponse> ApologizeAsync(TurnContext turn)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
            return InvokeResponse.To(new CardResponse.ShownError("NotKept", Strings.Teams_SomethingWentWrong, 500));

        var told = turn.Activity.Type == ActivityTypes.Message
            && (await turn.SendAsync(Strings.Teams_SomethingWentWrong, CancellationToken.None)).IsSent;
        return told ? InvokeResponse.Ok : new(StatusCodes.Status500InternalServerError);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn failed: {Type} {Id} of {Tenant}|{Person}")]
    private partial void LogFailed(Exception failure, string? type, string? id, string tenant, string person);
}
