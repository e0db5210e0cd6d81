using Polly;
using Polly.Timeout;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>Carries a call over the network, with its time-outs and, where allowed, repetitions.</summary>
internal sealed partial class ConnectorTransport(
    HttpClient http, ServiceUrlPolicy policy, TimeProvider time, ILogger<ConnectorTransport> logger)
{
    private readonly ResiliencePipeline<ConnectorReply> once = ConnectorResilience.Once(time);
    private readonly ResiliencePipeline<ConnectorReply> repeatable = ConnectorResilience.Repeatable(time);

    public async Task<ConnectorReply> CallAsync(ConnectorCall call, CancellationToken ct)
    {
        if (!policy.TryRead(call.ServiceUrl, out var serviceUrl) || !call.TryGetAddress(serviceUrl, out var address))
        {
            LogRefusedAddress(call.Method);
            return new() { Status = System.Net.HttpStatusCode.BadRequest, Failure = "AddressNotAllowed", Left = false };
        }

        var reply = await AttemptsAsync(call, address, ct);
        LogCall(call.Method, call.Segments[^1], (int?)reply.Status, reply.Failure, reply.MsCv);
        return reply;
    }

    private async Task<ConnectorReply> AttemptsAsync(ConnectorCall call, Uri address, CancellationToken ct)
    {
        OutgoingJson? content = null;
        try
        {
            return await (call.Once ? once : repeatable).ExecuteAsync(
                token =>
                {
                    content = call.Body is null ? null : new OutgoingJson(call.Body);
                    return new ValueTask<ConnectorReply>(AttemptAsync(call.Method, address, content, token));
                },
                ct);
        }
        catch (TimeoutRejectedException)
        {
            return new() { Failure = "Timeout", Left = content?.Left ?? true };
        }
    }

    private async Task<ConnectorReply> AttemptAsync(HttpMethod method, Uri address, OutgoingJson? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        try
        {
            using var response = await http.SendAsync(request, ct);
            return new()
            {
                Status = response.StatusCode,
                Body = await response.Content.ReadAsStringAsync(ct),
                RetryAfter = RetryAfter(response),
                MsCv = response.Headers.TryGetValues("MS-CV", out var values) ? values.First() : null,
            };
        }
        catch (ConnectorTokenException failure)
        {
            LogNoToken(failure.InnerException?.Message);
            return new() { Failure = "TokenUnavailable", Left = false };
        }
        catch (HttpRequestException failure)
        {
            return new() { Failure = failure.HttpRequestError.ToString(), Left = content?.Left ?? true };
        }
        catch (IOException)
        {
            return new() { Failure = "ResponseEnded", Left = content?.Left ?? true };
        }
        catch (OperationCanceledException stop) when (!ct.IsCancellationRequested && stop.InnerException is TimeoutException)
        {
            return new() { Failure = "ConnectTimeout", Left = content?.Left ?? true };
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Connector {Method} {Last}: {Status} {Failure} MS-CV {MsCv}")]
    private partial void LogCall(HttpMethod method, string last, int? status, string? failure, string? msCv);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connector {Method} not made: its address is not allowed. See Teams:ServiceHosts")]
    private partial void LogRefusedAddress(HttpMethod method);

    [LoggerMessage(Level = LogLevel.Error, Message = "No token for the Bot Connector: {Reason}")]
    private partial void LogNoToken(string? reason);
}
