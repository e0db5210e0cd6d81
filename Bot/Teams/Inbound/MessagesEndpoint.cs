using Microsoft.AspNetCore.Authentication;
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
            LogRefused(StatusCodes.Status401Unauthorized, authentication.Failure?.Message);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var read = await ReadAsync(context);
        if (read.Activity is not { } activity)
        {
            LogRefused(read.Status, read.Problem);
            context.Response.StatusCode = read.Status;
            return;
        }

        using var turn = new CancellationTokenSource(LongestTurn, clock.Time);
        await AnswerAsync(context.Response, await turns.RunAsync(activity, turn.Token));
    }

    private async Task<ReadActivity> ReadAsync(HttpContext context)
    {
        using var limit = new CancellationTokenSource(LongestRead, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            return await reader.ReadAsync(context.Request, either.Token);
        }
        catch (OperationCanceledException)
        {
            return ReadActivity.Refused(StatusCodes.Status408RequestTimeout, "The body did not arrive in time.");
        }
    }

    private static Task AnswerAsync(HttpResponse response, InvokeResponse answer)
    {
        response.StatusCode = answer.Status;
        return answer.Body is { } body
            ? response.WriteAsJsonAsync(body, TeamsJsonContext.Default.AdaptiveCardInvokeResponse)
            : Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused with {Status}: {Problem}")]
    private partial void LogRefused(int status, string? problem);
}
