using Microsoft.AspNetCore.Authentication;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary><c>POST /api/messages</c>: authenticate, read, run the turn, acknowledge. What was acknowledged is stored.</summary>
internal sealed partial class MessagesEndpoint(
    ActivityReader reader, FloodGate flood, TurnDispatcher turns, WireClock clock, ILogger<MessagesEndpoint> logger)
{
    /// <summary>Teams closes the request after 10 to 15 seconds; a turn goes on without it.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(5);

    /// <summary>A body is at most 256 KB and comes from a data centre.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    private const int LongestLoggedId = 128;

    public async Task HandleAsync(HttpContext context)
    {
        var authentication = await context.AuthenticateAsync(InboundAuthentication.SchemeName);
        if (!authentication.Succeeded)
        {
            Refuse(context, StatusOf(authentication), authentication.Failure?.Message);
            return;
        }

        var read = await ReadAsync(context, InboundAuthentication.CallerOf(authentication));
        if (read is not { Problem: null, Activity: { } activity })
        {
            Refuse(context, read.Status, read.Problem, read.Activity);
            return;
        }

        using var place = flood.Enter(activity.TenantId!, PersonIn(activity)!);
        if (place is null)
        {
            Refuse(context, StatusCodes.Status429TooManyRequests, "Too much of one person is under way.", activity);
            return;
        }

        using var turn = new CancellationTokenSource(LongestTurn, clock.Time);
        await AnswerAsync(context.Response, await turns.RunAsync(activity, turn.Token));
    }

    private static int StatusOf(AuthenticateResult failure) =>
        failure.Failure is KeysUnavailableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized;

    /// <param name="context">What is answered.</param>
    /// <param name="status">With what.</param>
    /// <param name="problem">Why.</param>
    /// <param name="activity">Whose token was good: what it says of itself is worth a line.</param>
    private void Refuse(HttpContext context, int status, string? problem, Activity? activity = null)
    {
        context.Response.StatusCode = status;
        if (activity is null)
            LogRefused(status, problem);
        else
            LogRefusedActivity(
                status, problem, Id(activity.Type), Id(activity.Id), Id(activity.TenantId), Id(PersonIn(activity)), Id(activity.Conversation?.Id));
    }

    private static string? PersonIn(Activity activity) => activity.From?.AadObjectId is { Length: > 0 } objectId ? objectId : activity.From?.Id;

    /// <summary>As much of an id as a line of a log has room for; it may be why the activity was refused.</summary>
    private static string? Id(string? id) =>
        id is null ? null : string.Concat(id.Take(LongestLoggedId).Select(letter => char.IsControl(letter) ? '?' : letter));

    private async Task<ReadActivity> ReadAsync(HttpContext context, InboundCaller? caller)
    {
        using var limit = new CancellationTokenSource(LongestRead, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            return await reader.ReadAsync(context.Request, caller, either.Token);
        }
        catch (OperationCanceledException)
        {
            return ReadActivity.Refused(StatusCodes.Status408RequestTimeout, "The body did not arrive in time.");
        }
    }

    private static async Task AnswerAsync(HttpResponse response, InvokeResponse answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Press is { } press)
            await response.WriteAsJsonAsync(AdaptiveCardInvokeResponse.For(press), TeamsJsonContext.Default.AdaptiveCardInvokeResponse);

        // What goes on after the answer stays part of the request, so that a stopping host waits for it.
        await response.CompleteAsync();
        await answer.Later;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused with {Status}: {Problem}")]
    private partial void LogRefused(int status, string? problem);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Activity {Type} {Id} of {Tenant}|{Person} in {Conversation} was refused with {Status}: {Problem}")]
    private partial void LogRefusedActivity(
        int status, string? problem, string? type, string? id, string? tenant, string? person, string? conversation);
}
