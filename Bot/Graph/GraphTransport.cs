using System.Net;
using System.Net.Http.Headers;
using Azure.Identity;
using Polly.Timeout;
using TeamsMentorBot.Telemetry;

namespace TeamsMentorBot.Graph;

/// <summary>
/// Sends one request: in its turn under the documented limits, with token, correlation ids, time-out, and retry where that is harmless.
/// Never throws for an answer.
/// </summary>
internal sealed partial class GraphTransport(
    IHttpClientFactory clients, GraphAccess access, GraphRates rates, TimeProvider time, ILogger<GraphTransport> log)
{
    public const string HttpClientName = "Graph";

    private readonly GraphPipelines pipelines = new(time);

    /// <summary>Where Graph's own addresses begin; nothing else is ever asked.</summary>
    public string Start => $"{access.Root}/v1.0";

    /// <inheritdoc cref="GraphRates.Ahead"/>
    public TimeSpan? Ahead(GraphOperation operation) => rates.Ahead(operation);

    /// <summary>Absolute URL of an app in the organisation's catalogue, as other resources refer to it.</summary>
    public string CatalogApp(string catalogAppId) => $"{Start}/appCatalogs/teamsApps/{GraphPaths.Segment(catalogAppId)}";

    /// <param name="path">After <c>/v1.0</c>, encoded.</param>
    /// <param name="body">UTF-8 JSON, or null for a request without a body.</param>
    public async Task<GraphReply> SendAsync(GraphOperation operation, string path, byte[]? body, CancellationToken ct) =>
        operation.Repeatable
            ? await pipelines.Repeat.ExecuteAsync(async token => await AttemptAsync(operation, path, body, token), ct)
            : await AttemptAsync(operation, path, body, ct);

    private async Task<GraphReply> AttemptAsync(GraphOperation operation, string path, byte[]? body, CancellationToken ct)
    {
        // Every item of a batch counts for itself, and has its permit already.
        if (operation != GraphOperation.Batch && !await rates.IsAdmittedAsync(operation, ct))
            return GraphRates.NotAdmitted;
        var correlation = Guid.NewGuid().ToString();
        var measured = Measures.GraphCall(operation.Page);
        var reply = await TokenAsync(ct) is { } bearer
            ? await ExchangeAsync(Request(operation, path, body, bearer, correlation), ct)
            : GraphReply.NotSent("NoToken");
        rates.Obey(operation, reply);
        measured.Answered((int)reply.Status);
        if (reply.IsSuccess)
        {
            LogAnswered(operation.Page, (int)reply.Status, reply.RequestId, correlation);
        }
        else
        {
            var level = LevelOf(reply);
            LogRefused(level, operation.Page, reply.Progress, (int)reply.Status, reply.Code, reply.RequestId, correlation);
            if (reply.ToProblem(operation).Kind == GraphProblemKind.Forbidden)
                LogForbidden(operation.Page, operation.Needs.Name, operation.Needs.Grant);
        }

        return reply;
    }

    private async Task<string?> TokenAsync(CancellationToken ct)
    {
        try
        {
            return await pipelines.Attempt.ExecuteAsync(access.TokenAsync, ct);
        }
        catch (Exception problem) when (problem is AuthenticationFailedException or TimeoutRejectedException)
        {
            LogNoToken(problem);
            return null;
        }
    }

    private HttpRequestMessage Request(GraphOperation operation, string path, byte[]? body, string bearer, string correlation)
    {
        var request = new HttpRequestMessage(operation.Method, $"{Start}{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("client-request-id", correlation);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };

        return request;
    }

    private async Task<GraphReply> ExchangeAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            try
            {
                return await pipelines.Attempt.ExecuteAsync(async token =>
                {
                    using var http = clients.CreateClient(HttpClientName);
                    using var response = await http.SendAsync(request, token);
                    return await GraphReply.FromAsync(response, time, token);
                }, ct);
            }
            catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
            {
                return GraphReply.NotSent(problem.HttpRequestError.ToString());
            }
            catch (HttpRequestException problem)
            {
                return GraphReply.NoAnswer(problem.HttpRequestError.ToString());
            }
            catch (Exception problem) when (problem is TimeoutRejectedException or IOException
                || (problem is OperationCanceledException && !ct.IsCancellationRequested))
            {
                return GraphReply.NoAnswer("NoAnswer");
            }
        }
    }

    // Somebody who left and an app that is there already are ordinary answers; the rest wants an operator's eye.
    private static LogLevel LevelOf(GraphReply reply) =>
        reply is { Progress: Progress.Answered, Status: HttpStatusCode.NotFound or HttpStatusCode.Conflict }
            ? LogLevel.Debug
            : LogLevel.Warning;

    [LoggerMessage(LogLevel.Debug, "Graph {Operation}: {Status} (request-id {RequestId}, client-request-id {ClientRequestId})")]
    private partial void LogAnswered(string operation, int status, string? requestId, string clientRequestId);

    [LoggerMessage(
        "Graph {Operation}: {Progress} {Status} {Code} (request-id {RequestId}, client-request-id {ClientRequestId})")]
    private partial void LogRefused(
        LogLevel level, string operation, Progress progress, int status, string code, string? requestId, string clientRequestId);

    [LoggerMessage(LogLevel.Warning, "Graph {Operation} needs the permission {Permission}. Grant it by {Where}. The command check shows all of them.")]
    private partial void LogForbidden(string operation, string permission, string where);

    [LoggerMessage(LogLevel.Warning, "No token for Graph")]
    private partial void LogNoToken(Exception problem);
}
