using System.Text.Json;
using TeamsMentorBot.Benchmarks.Dispatch;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>
/// The Bot Connector with its limit for an app in a tenant: at most 50 requests in any second, told by when they arrive; the others
/// are answered 429 with Retry-After. It alone counts what arrived, by the text of each message.
/// </summary>
internal static class PacedConnectorRole
{
    private const int PerSecond = 50;
    private static readonly Lock Gate = new();
    private static readonly Queue<long> Accepted = new();
    private static readonly Dictionary<string, int> Messages = [];
    private static long first;
    private static long last;
    private static int requests;
    private static int bounced;

    public static Task<int> RunAsync(IConfiguration settings)
    {
        var latency = TimeSpan.FromMilliseconds(settings.GetValue("latency", 0));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Listen();
        var app = builder.Build();
        app.MapGet("/report", context => context.Response.WriteAsJsonAsync(Report(withMessages: true), ReportJson.Default.ConnectorReport));
        app.MapGet("/counts", context => context.Response.WriteAsJsonAsync(Report(withMessages: false), ReportJson.Default.ConnectorReport));
        app.MapPost("{**path}", context => AnswerAsync(context, latency));
        return app.ServeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, TimeSpan latency)
    {
        var isAccepted = Admit();
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        if (!isAccepted)
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "1";
            return;
        }

        var count = Count(body.RootElement.GetProperty("text").GetString()!);
        await Task.Delay(latency, TimeProvider.System, CancellationToken.None);
        context.Response.StatusCode = 201;
        await context.Response.WriteAsJsonAsync(new PostedMessage(count), ReportJson.Default.PostedMessage);
    }

    private static bool Admit()
    {
        lock (Gate)
        {
            requests++;
            var now = TimeProvider.System.GetTimestamp();
            while (Accepted.TryPeek(out var earlier) && now - earlier >= TimeProvider.System.TimestampFrequency)
            {
                Accepted.Dequeue();
            }

            if (Accepted.Count >= PerSecond)
            {
                bounced++;
                return false;
            }

            Accepted.Enqueue(now);
            first = first == 0 ? now : first;
            last = now;
            return true;
        }
    }

    private static string Count(string message)
    {
        lock (Gate)
        {
            Messages[message] = Messages.GetValueOrDefault(message) + 1;
            return message;
        }
    }

    private static ConnectorReport Report(bool withMessages)
    {
        lock (Gate)
        {
            return new ConnectorReport
            {
                Requests = requests,
                Bounced = bounced,
                Accepted = Messages.Values.Sum(),
                Seconds = TimeProvider.System.GetElapsedTime(first, last).TotalSeconds,
                Messages = withMessages ? new Dictionary<string, int>(Messages) : null,
            };
        }
    }
}
