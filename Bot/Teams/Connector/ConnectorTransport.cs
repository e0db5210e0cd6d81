using System.Net;
using System.Text;
using Polly;
using Polly.Timeout;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>Carries a call over the network: in its turn under the rate limits, with time-outs and, where allowed, repetitions.</summary>
internal sealed partial class ConnectorTransport(
    HttpClient http, RateLimiter rates, WireClock clock, ILogger<ConnectorTransport> logger)
{
    private readonly ResiliencePipeline<ConnectorReply> once = ConnectorResilience.Timeout(clock.Time, ConnectorResilience.SendTimeout);
    private readonly ResiliencePipeline<ConnectorReply> attempt =
        ConnectorResilience.Timeout(clock.Time, ConnectorResilience.AttemptTimeout);
    private readonly ResiliencePipeline<ConnectorReply> retry = ConnectorResilience.Retry(clock.Time);
    private readonly ResiliencePipeline<ConnectorReply> retryRefused = ConnectorResilience.RetryRefused(clock.Time);

    /// <param name="call">What is asked.</param>
    /// <param name="address">Where; null if the policy does not allow it.</param>
    /// <param name="priority">Whether a person waits for it.</param>
    /// <param name="ct">Ends the wait; what has left has left.</param>
    public async Task<ConnectorReply> CallAsync(ConnectorCall call, Uri? address, RatePriority priority, CancellationToken ct)
    {
        if (address is null)
        {
            LogRefusedAddress(call.Method, call.Rate.TenantId, call.Rate.ConversationId);
            if (call.IsAdmitted)
                rates.GiveBack(call.Rate);
            return new() { Status = HttpStatusCode.BadRequest, Failure = "AddressNotAllowed", Left = false };
        }

        var pipeline = call switch
        {
            { Once: false } => retry,
            { AgainIfRefused: true, IsAdmitted: false } => retryRefused,
            _ => ResiliencePipeline<ConnectorReply>.Empty,
        };
        var reply = await pipeline.ExecuteAsync(token => new ValueTask<ConnectorReply>(AttemptAsync(call, address, priority, token)), ct);
        var level = reply.Status is { } status && (int)status < 300 ? LogLevel.Debug : LogLevel.Warning;
        if (logger.IsEnabled(level))
        {
            var code = ConnectorOutcome.Of(reply).Code;
            LogCall(level, call.Method, call.Rate.Operation, call.Rate.TenantId, call.Rate.ConversationId, (int?)reply.Status, code, reply.MsCv);
        }

        return reply;
    }

    /// <returns>False when the turn of the call does not come in time.</returns>
    public ValueTask<bool> IsAdmittedAsync(RateKey key, RatePriority priority, RateStep step, CancellationToken ct) =>
        rates.AcquireWithinAsync(ConnectorResilience.LongestRateWait, key, priority, ct, step);

    public void GiveBack(RateKey key) => rates.GiveBack(key);

    private async Task<ConnectorReply> AttemptAsync(ConnectorCall call, Uri address, RatePriority priority, CancellationToken ct)
    {
        var step = call is { Once: true, IsAdmitted: true } ? RateStep.Leave : RateStep.Call;
        if (!await IsAdmittedAsync(call.Rate, priority, step, ct))
            return new() { Failure = "RateLimited", Left = false, RetryAfter = ConnectorResilience.LongestRateWait };

        var content = call.Body is { } body ? new OutgoingJson(body) : null;
        ConnectorReply reply;
        try
        {
            reply = await (call.Once ? once : attempt).ExecuteAsync(
                token => new ValueTask<ConnectorReply>(SendAsync(call.Method, address, content, token)), ct);
        }
        catch (TimeoutRejectedException)
        {
            return new() { Failure = "Timeout", Left = content?.Left ?? true };
        }

        if (reply.Status == HttpStatusCode.TooManyRequests)
            rates.Pause(call.Rate, reply.RetryAfter ?? ConnectorResilience.DefaultRetryAfter);

        return reply;
    }

    private async Task<ConnectorReply> SendAsync(HttpMethod method, Uri address, OutgoingJson? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        try
        {
            using var response = await http.SendAsync(request, ct);
            return new()
            {
                Status = response.StatusCode,
                Body = WithoutMark(await response.Content.ReadAsByteArrayAsync(ct)),
                RetryAfter = RetryAfter(response),
                MsCv = response.Headers.TryGetValues("MS-CV", out var values) ? values.First() : null,
            };
        }
        catch (ConnectorTokenException)
        {
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

    private static ReadOnlyMemory<byte> WithoutMark(byte[] utf8) =>
        utf8.AsMemory(utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.Now,
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    [LoggerMessage(Message = "Connector {Method} ({Operation}) of {Tenant} in {Conversation}: {Status} {Code}, MS-CV {MsCv}")]
    private partial void LogCall(
        LogLevel level, HttpMethod method, RateOperation operation, string tenant, string? conversation, int? status, string? code, string? msCv);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connector {Method} of {Tenant} in {Conversation} not made: its address is not allowed. See Teams:ServiceHosts")]
    private partial void LogRefusedAddress(HttpMethod method, string tenant, string? conversation);
}
