using System.Globalization;
using System.Text.Json;
using TeamsMentorBot.Benchmarks.Dispatch;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>The Connector of <see cref="PacedConnector"/>, on HTTP and true time.</summary>
internal static class PacedConnectorRole
{
    public static Task<int> RunAsync(IConfiguration settings)
    {
        var latency = TimeSpan.FromMilliseconds(settings.GetValue("latency", 0));
        var connector = new PacedConnector(Enum.Parse<DispatchSabotage>(settings["sabotage"]!), TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Listen();
        var app = builder.Build();
        app.MapGet("/report", context => WriteAsync(context, connector.Report(withMessages: true)));
        app.MapGet("/counts", context => WriteAsync(context, connector.Report(withMessages: false)));
        app.MapPost("{**path}", context => AnswerAsync(context, connector, latency));
        return app.ServeAsync();
    }

    private static Task WriteAsync(HttpContext context, ConnectorReport report) =>
        context.Response.WriteAsJsonAsync(report, ReportJson.Default.ConnectorReport);

    private static async Task AnswerAsync(HttpContext context, PacedConnector connector, TimeSpan latency)
    {
        var isAdmitted = connector.Admit();
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        if (!isAdmitted)
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = PacedConnector.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return;
        }

        var message = body.RootElement.GetProperty("text").GetString()!;
        var isAnswered = connector.Take(message);
        await Task.Delay(latency, TimeProvider.System, CancellationToken.None);
        if (!isAnswered)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = 201;
        await context.Response.WriteAsJsonAsync(new PostedMessage(message), ReportJson.Default.PostedMessage);
    }
}
