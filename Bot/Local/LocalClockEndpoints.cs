using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Inbound;

namespace TeamsMentorBot.Local;

/// <summary>The page that moves the bot's clock. Served in Development and to callers on this machine only.</summary>
internal static class LocalClockEndpoints
{
    public const string PagePath = "/local/clock";

    private const string Messages = "/api/messages";
    private const string StyleSheet = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Does nothing outside Development, and where the clock was not added.</summary>
    public static void UseLocalClock(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.Services.GetService<LocalClock>() is not { } clock)
            return;
        app.Use(async (context, next) =>
        {
            if (context.Request.Path == Messages && clock.Ahead > TimeSpan.Zero)
                await ShiftAsync(context.Request, clock.Ahead);
            await next(context);
        });
        var local = app.MapGroup(PagePath).AddEndpointFilter(async (context, next) =>
            IsFromHere(context.HttpContext) ? await next(context) : Results.NotFound());
        local.MapGet("", async (HttpContext context, MoveClock move, CancellationToken ct) => Page(context, move, await move.NextAsync(ct)));
        local.MapPost("", async (HttpContext context, MoveClock move, CancellationToken ct) =>
        {
            if (await StepAsync(context.Request, move, ct) is { } by)
                await move.ForwardAsync(by, ct);
            return Results.Redirect(PagePath);
        });
    }

    /// <summary>The chat client stamps what people do with the true time; to the bot it happens on the bot's clock.</summary>
    public static async Task ShiftAsync(HttpRequest request, TimeSpan ahead)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        try
        {
            if (JsonNode.Parse(body) is JsonObject activity
                && DateTimeOffset.TryParse(activity["timestamp"]?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            {
                activity["timestamp"] = (at + ahead).ToString("O", CultureInfo.InvariantCulture);
                body = Encoding.UTF8.GetBytes(activity.ToJsonString());
            }
        }
        catch (JsonException)
        {
            // The bot says what is wrong with it.
        }

        request.Body = new MemoryStream(body);
        request.ContentLength = body.Length;
    }

    /// <summary>A form of the page itself names the page's own origin.</summary>
    private static bool IsFromHere(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Origin == $"{request.Scheme}://{request.Host}")
            request.Headers.Remove("Origin");
        return LocalCaller.Is(context);
    }

    private static async Task<TimeSpan?> StepAsync(HttpRequest request, MoveClock move, CancellationToken ct)
    {
        if (!request.HasFormContentType)
            return null;
        return (await request.ReadFormAsync(ct))[LocalClockPage.StepField].ToString() switch
        {
            LocalClockPage.Next => await move.NextAsync(ct) is { } due ? due - move.Now : null,
            LocalClockPage.Hour => TimeSpan.FromHours(1),
            LocalClockPage.Day => TimeSpan.FromDays(1),
            LocalClockPage.Week => TimeSpan.FromDays(7),
            _ => null,
        };
    }

    private static IResult Page(HttpContext context, MoveClock move, DateTimeOffset? next) => LocalPage.Answer(
        context, StyleSheet, "same-origin", LocalClockPage.Render(move.Now, move.Ahead, next, TimeProvider.System.LocalTimeZone));
}
