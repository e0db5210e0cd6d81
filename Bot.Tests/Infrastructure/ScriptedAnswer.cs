using System.Net;
using Microsoft.AspNetCore.Http;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>What the fake Connector answers next instead of what it would.</summary>
internal sealed class ScriptedAnswer
{
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int used;

    public HttpStatusCode Status { get; init; } = HttpStatusCode.InternalServerError;

    public string Body { get; init; } = "";

    public string? RetryAfter { get; init; }

    public string? Location { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Only for this method.</summary>
    public string? Method { get; init; }

    /// <summary>Only for paths (decoded) that hold this, for example a conversation id.</summary>
    public string? PathHolds { get; init; }

    public int Times { get; init; } = 1;

    /// <summary>For the sign that somebody types, which takes no other answer: on a slow machine it is sent where no test means it.</summary>
    public bool ToTyping { get; init; }

    /// <summary>The message is delivered, and the answer lost: what an unknown outcome may hide.</summary>
    public bool AfterAccepting { get; init; }

    /// <summary>With what the Connector would have answered.</summary>
    public bool AsItIs { get; init; }

    /// <summary>No answer until <see cref="Release"/>.</summary>
    public bool Hangs { get; init; }

    /// <summary>The connection ends without an answer.</summary>
    public bool Aborts { get; init; }

    /// <summary>Done when a request has met this answer.</summary>
    public Task Arrived => arrived.Task.WaitAsync(Waiting.Longest);

    public bool HasArrived => arrived.Task.IsCompleted;

    public static ScriptedAnswer Error(HttpStatusCode status, string code) =>
        new() { Status = status, Body = $$$"""{"error":{"code":"{{{code}}}","message":"refused"}}""" };

    /// <summary>Answered only when told to: as the Connector would, or with another status instead.</summary>
    public static ScriptedAnswer Late(string path, HttpStatusCode? instead = null, int times = 1) => new()
    {
        Status = instead ?? HttpStatusCode.OK,
        Method = "POST",
        PathHolds = path,
        Times = times,
        Hangs = true,
        AfterAccepting = instead is null,
        AsItIs = instead is null,
    };

    /// <summary>The tenant lets no message of this conversation be changed, so often.</summary>
    public static ScriptedAnswer NoUpdates(string conversationId, int times) => new()
    {
        Status = HttpStatusCode.Forbidden,
        Body = """{"error":{"code":"BotDisabledByAdmin","message":"refused"}}""",
        Method = "PUT",
        PathHolds = conversationId,
        Times = times,
    };

    /// <summary>The same for messages to one conversation, or whatever else a path holds.</summary>
    public ScriptedAnswer For(string path, int times = 1) => new()
    {
        Status = Status,
        Body = Body,
        RetryAfter = RetryAfter,
        AfterAccepting = AfterAccepting,
        Aborts = Aborts,
        Method = "POST",
        PathHolds = path,
        Times = times,
    };

    public void Release() => released.TrySetResult();

    public bool IsFor(string method, string path, bool isTyping) =>
        ToTyping == isTyping
        && (Method is null || Method == method) && (PathHolds is null || path.Contains(PathHolds, StringComparison.Ordinal));

    public bool IsUsedUp() => Interlocked.Increment(ref used) >= Times;

    public async Task HoldAsync(HttpContext context)
    {
        arrived.TrySetResult();
        if (Hangs)
            await Task.WhenAny(released.Task, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
    }

    public async Task AnswerAsync(HttpContext context)
    {
        await HoldAsync(context);
        if (Aborts)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)Status;
        if (RetryAfter is not null)
            context.Response.Headers.RetryAfter = RetryAfter;

        if (Location is not null)
            context.Response.Headers.Location = Location;

        if (ContentType is not null)
            context.Response.Headers.ContentType = ContentType;

        await context.Response.WriteAsync(Body);
    }
}
