using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Teams.Turns;

/// <summary>Decides whether an activity is somebody's turn, and sees to it that they do not wait in the dark.</summary>
internal sealed partial class TurnDispatcher(ConnectorClient connector, TurnRunner runner, WireClock clock, ILogger<TurnDispatcher> logger)
{
    /// <summary>Teams' store guidelines: an answer within two seconds, or a sign that one is on its way.</summary>
    public static readonly TimeSpan TypingAfter = TimeSpan.FromSeconds(2);

    /// <summary>Clients give up on a press after 10 to 15 seconds.</summary>
    public static readonly TimeSpan LongestInvoke = TimeSpan.FromSeconds(8);

    /// <summary>Changing the pressed card in the chat goes on after this long: the answer carries the card that it becomes.</summary>
    public static readonly TimeSpan LongestChange = TimeSpan.FromSeconds(4);

    public async Task<InvokeResponse> RunAsync(Activity activity, CancellationToken ct)
    {
        if (activity is { Type: ActivityTypes.Invoke, Name: not "adaptiveCard/action" })
            return new(StatusCodes.Status501NotImplemented);

        if (ConversationReference.FromActivity(activity) is not { } reference)
            return new(StatusCodes.Status400BadRequest);

        if (activity.Conversation is { IsPersonal: false })
            return await SayPersonalOnlyAsync(activity, reference, ct);

        return activity.From is { AadObjectId: { Length: > 0 } objectId }
            ? await RunAsync(new TurnContext(activity, reference, objectId, connector), ct)
            : await FindPersonAsync(activity, reference, ct);
    }

    /// <summary>
    /// An install does not always say who it is for; the chat's roster does. Where it does not answer just now, the channel is asked to send
    /// the install again.
    /// </summary>
    private async Task<InvokeResponse> FindPersonAsync(Activity activity, ConversationReference reference, CancellationToken ct)
    {
        if (activity is { Type: ActivityTypes.InstallationUpdate, Action: not "remove" } or { Type: ActivityTypes.ConversationUpdate, MembersAdded: not null })
        {
            var found = await connector.GetMemberAsync(reference, activity.From!.Id!, ct);
            if (found.Value?.AadObjectId is { Length: > 0 } objectId)
                return await RunAsync(new TurnContext(activity, reference, objectId, connector), ct);

            if (found.Status is SendStatus.Waiting or SendStatus.Unknown)
                return new(StatusCodes.Status503ServiceUnavailable);
        }

        LogNobody(activity.Type, activity.Id);
        return activity.Type == ActivityTypes.Invoke ? InvokeResponse.To(CardPresses.OutOfDate) : InvokeResponse.Ok;
    }

    private async Task<InvokeResponse> RunAsync(TurnContext turn, CancellationToken ct)
    {
        var work = runner.RunAsync(turn, ct);
        return turn.Activity.Type switch
        {
            ActivityTypes.Invoke => await InTimeAsync(turn, work),
            ActivityTypes.Message => await TypingAsync(turn, work),
            _ => await work,
        };
    }

    private async Task<InvokeResponse> InTimeAsync(TurnContext turn, Task<InvokeResponse> work)
    {
        using var over = new CancellationTokenSource();
        try
        {
            var limit = Task.Delay(LongestInvoke, clock.Time, over.Token);
            if (await Task.WhenAny(work, limit) == limit)
                return InvokeResponse.To(CardResponse.Message(Strings.Teams_StillWorking)) with { Later = CatchUpAsync(turn, work) };

            var response = await work;
            if (!response.Later.IsCompleted)
            {
                // What is only looked at would be closed again by a change that comes after it.
                var longest = response.Press is CardResponse.ShownCard { IsPassing: true } ? limit : Task.Delay(LongestChange, clock.Time, over.Token);
                await Task.WhenAny(response.Later, limit, longest);
            }

            return response;
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    /// <summary>
    /// A press was answered before its result was known. Words are said now, a card comes anew where the pressed one could not be changed, and
    /// what may not stay in a chat is there at the next press.
    /// </summary>
    private async Task CatchUpAsync(TurnContext turn, Task<InvokeResponse> work)
    {
        var response = await work;
        await response.Later;
        var isChanged = await response.IsChanged;
        var message = response.Press switch
        {
            CardResponse.ShownMessage said => Activity.Message(said.Text),
            CardResponse.ShownError error => Activity.Message(error.Text),
            CardResponse.ShownCard { IsPassing: true } => Activity.Message(Strings.Teams_PressAgain),
            CardResponse.ShownCard { Standing: { } card } when !isChanged => CardActivity.For(card),
            _ => null,
        };
        if (message is null)
            return;
        turn.ShowsPrivateText |= response.Press is CardResponse.ShownCard { IsPassing: false };
        await runner.SayAsync(turn, message);
    }

    private async Task<InvokeResponse> TypingAsync(TurnContext turn, Task<InvokeResponse> work)
    {
        if (await IsDoneWithinAsync(TypingAfter, work))
            return await work;

        using var over = new CancellationTokenSource();
        var typing = turn.SendTypingAsync(over.Token);
        try
        {
            return await work;
        }
        finally
        {
            await over.CancelAsync();
            await typing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsDoneWithinAsync(TimeSpan limit, Task work)
    {
        if (work.IsCompleted)
            return true;

        using var stop = new CancellationTokenSource();
        var first = await Task.WhenAny(work, Task.Delay(limit, clock.Time, stop.Token));
        await stop.CancelAsync();
        return first == work;
    }

    private async Task<InvokeResponse> SayPersonalOnlyAsync(Activity activity, ConversationReference reference, CancellationToken ct)
    {
        if (activity.Type == ActivityTypes.Invoke)
            return InvokeResponse.To(CardResponse.Message(Strings.Teams_PersonalOnly));

        if (activity.Type == ActivityTypes.Message)
            await connector.SendAsync(reference, Activity.Message(Strings.Teams_PersonalOnly), ct);

        return InvokeResponse.Ok;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Activity {Type} {Id} names no person and was ignored")]
    private partial void LogNobody(string? type, string? id);
}
