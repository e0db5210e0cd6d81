using System.Globalization;
using System.Text;
using System.Text.Json;
using TeamsMentorBot.Teams.Inbound;

namespace TeamsMentorBot.Local;

/// <summary>The stand-in over HTTP. Served in Development and to callers on this machine only.</summary>
internal static class LocalGraphEndpoints
{
    public const string PagePath = "/local/graph";

    private const string ApiPath = "/local/graph/v1.0";

    /// <summary>Graph's own limit for a JSON request.</summary>
    private const int LongestBody = 4 * 1024 * 1024;

    /// <summary>Does nothing outside Development, and where the stand-in was not added.</summary>
    public static void MapLocalGraph(this IEndpointRouteBuilder routes, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() || routes.ServiceProvider.GetService<LocalGraph>() is null)
            return;

        var local = routes.MapGroup(PagePath).AddEndpointFilter(async (context, next) =>
            LocalCaller.Is(context.HttpContext) ? await next(context) : Results.NotFound());
        local.Map("/v1.0/{**path}", AnswerAsync);
        local.MapGet("", ShowPage);
        local.MapGet("/style.css", () => Results.Text(LocalGraphStyle.Css, "text/css", Encoding.UTF8));
    }

    private static async Task AnswerAsync(HttpContext context, LocalGraph graph)
    {
        var request = await ReadAsync(context.Request);
        var (answer, what) = request is null
            ? (LocalGraphAnswer.Error(413, "RequestEntityTooLarge", "The request exceeds the maximum size."), "A body that is too long")
            : LocalGraphJudge.Judge(graph, request);
        graph.Note(context.Request.Method, PathOf(context.Request), answer.Status, what);

        var requestId = Guid.NewGuid().ToString();
        var clientRequestId = context.Request.Headers["client-request-id"].FirstOrDefault();
        context.Response.StatusCode = answer.Status;
        context.Response.Headers["request-id"] = requestId;
        context.Response.Headers["client-request-id"] = clientRequestId ?? requestId;
        context.Response.Headers.RetryAfter = answer.RetryAfter?.ToString(CultureInfo.InvariantCulture);
        if (answer.Signed(requestId, clientRequestId, graph.Now).Body is { } body)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
        }
    }

    private static async Task<LocalGraphRequest?> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted) is var read && read > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > LongestBody)
                return null;
        }

        var authorization = request.Headers.Authorization.ToString();
        return new LocalGraphRequest(request.Method, Segments(request), Query(request), Json(buffer))
        {
            Root = $"{request.Scheme}://{request.Host}{ApiPath}",
            ContentType = request.ContentType?.Split(';')[0].Trim(),
            Bearer = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization["Bearer ".Length..] : null,
        };
    }

    // The server decodes all of a path but the slashes inside segments.
    private static List<string> Segments(HttpRequest request) =>
        [.. request.Path.Value![ApiPath.Length..].TrimStart('/').Split('/')
            .Select(segment => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))];

    private static Dictionary<string, string> Query(HttpRequest request) =>
        request.Query.ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.Ordinal);

    private static JsonElement? Json(MemoryStream buffer)
    {
        try
        {
            return JsonSerializer.Deserialize(buffer.ToArray(), LocalGraphJson.Default.JsonElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PathOf(HttpRequest request) =>
        request.Path.Value![PagePath.Length..] + Uri.UnescapeDataString(request.QueryString.Value ?? "");

    // Mails bring their styles as attributes; nothing on the page or in a mail may run, load or send anything.
    private static IResult ShowPage(HttpContext context, LocalGraph graph, TimeProvider time) => LocalPage.Answer(
        context,
        "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "no-referrer",
        LocalGraphPage.Render(graph.Calls, graph.Mails, time.LocalTimeZone));
}
