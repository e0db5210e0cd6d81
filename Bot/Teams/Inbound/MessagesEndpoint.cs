using Microsoft.AspNetCore.Authentication;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary><c>POST /api/messages</c>: authenticate, read, run the turn, acknowledge. What was acknowledged is stored.</summary>
internal sealed partial class MessagesEndpoint(
    ActivityReader reader, TurnDispatcher turns, WireClock clock, ILogger<MessagesEndpoint> logger)
{
    /// <summary>Teams closes the request after 10 to 15 seconds; a turn goes on without it.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(5);

    /// <summary>A body is at most 256 KB and comes from a data centre.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(HttpContext context)
    {
        var authentication = await context.AuthenticateAsync(InboundAuthentication.SchemeName);
        if (!authentication.Succeeded)
        {
            Refuse(context, StatusOf(authentication), authentication.Failure?.Message);
            return;
        }

        var read = await ReadAsync(context, InboundAuthentication.CallerOf(authentication));
        if (read.Activity is not { } activity)
        {
            Refuse(context, read.Status, read.Problem);
            return;
        }

        using var turn = new CancellationTokenSource(LongestTurn, clock.Time);
        await AnswerAsync(context.Response, await turns.RunAsync(activity, turn.Token));
    }

    private static int StatusOf(AuthenticateResult failure) =>
        failure.Failure is KeysUnavailableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized;

    private void Refuse(HttpContext context, int status, string? problem)
    {
        LogRefused(status, problem);
        context.Response.StatusCode = status;
    }

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
        {
            await response.WriteAsJsonAsync(AdaptiveCardInvokeResponse.For(press), TeamsJsonContext.Default.AdaptiveCardInvokeResponse);
        }

        // What goes on after the answer stays part of the request, so that a stopping host waits for it.
        await response.CompleteAsync();
        await answer.Later;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused with {Status}: {Problem}")]
    private partial void LogRefused(int status, string? problem);
}
