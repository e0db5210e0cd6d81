using System.Globalization;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>The Bot Connector, as little of it as can be: every send and update is accepted; messages are counted.</summary>
internal static class ConnectorRole
{
    private static long sends;
    private static long updates;

    public static Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Listen();
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app.ServeAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/counts")
        {
            await context.Response.WriteAsync($"{Interlocked.Read(ref sends)} {Interlocked.Read(ref updates)}");
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var isTyping = (await reader.ReadToEndAsync()).Contains("\"type\":\"typing\"", StringComparison.Ordinal);
        var isSend = HttpMethods.IsPost(context.Request.Method);
        if (!isTyping)
            Interlocked.Increment(ref isSend ? ref sends : ref updates);

        context.Response.StatusCode = isSend ? 201 : 200;
        context.Response.ContentType = "application/json";

        // As Teams does it: the id of a message is the time in milliseconds.
        var id = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\"}}"));
    }
}
