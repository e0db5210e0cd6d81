using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>
/// The Bot Connector REST API v3, as Teams serves it: send, update, delete, create a conversation, members. Nothing is thrown for what
/// the other side answers or does not answer; a cancellation by the caller is.
/// </summary>
internal sealed class ConnectorClient(
    ConnectorTransport transport, ServiceUrlPolicy policy, RatePriority priority = RatePriority.Turn)
{
    /// <summary>The same, letting calls that a person waits for go first.</summary>
    public ConnectorClient ForPrompts { get => field ??= new(transport, policy, RatePriority.Prompt); }

    /// <summary>Waits until one message is about to be let through under the rate limits; a place is kept for it.</summary>
    /// <returns>False where that takes too long: none is kept.</returns>
    public ValueTask<bool> IsAdmittedAsync(ConversationReference to, CancellationToken ct) =>
        transport.IsAdmittedAsync(RateOf(to, RateOperation.Send), priority, RateStep.Prepare, ct);

    /// <summary>What was admitted last is not sent.</summary>
    public void GiveBack(ConversationReference to) => transport.GiveBack(RateOf(to, RateOperation.Send));

    /// <summary>
    /// Sends once. With <see cref="SendStatus.Unknown"/> it may have arrived, and is never sent again from here. What was surely refused is,
    /// where a person waits for it: nobody else comes back to that.
    /// </summary>
    /// <param name="isAdmitted">A place is kept for it.</param>
    public async Task<SendResult> SendAsync(ConversationReference to, Activity activity, CancellationToken ct, bool isAdmitted = false) =>
        ConnectorOutcome.Of(await CallAsync(
            Call(HttpMethod.Post, to, "activities") with
            {
                Body = OutgoingActivity.Write(activity, to),
                Once = true,
                AgainIfRefused = priority == RatePriority.Turn && activity.Type != ActivityTypes.Typing,
                IsAdmitted = isAdmitted,
            },
            ct));

    public async Task<SendResult> UpdateAsync(ConversationReference to, string activityId, Activity activity, CancellationToken ct)
    {
        var result = ConnectorOutcome.Of(await CallAsync(
            Call(HttpMethod.Put, to, "activities", activityId) with
            {
                Body = OutgoingActivity.Write(activity, to, activityId),
            },
            ct));
        return result.IsSent ? result with { ActivityId = result.ActivityId ?? activityId } : result;
    }

    public async Task<SendResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken ct) =>
        ConnectorOutcome.Of(await CallAsync(Call(HttpMethod.Delete, to, "activities", activityId), ct));

    /// <summary>
    /// The chat with one person who has the app, by object id or <c>29:</c> id. No message goes with it: Teams would post it even into
    /// a chat that exists, and would not tell its id.
    /// </summary>
    public async Task<CreateConversationResult> CreateConversationAsync(
        string serviceUrl, string tenantId, string memberId, string? botId, CancellationToken ct)
    {
        var parameters = new ConversationParameters
        {
            Bot = botId is null ? null : new() { Id = botId },
            Members = [new() { Id = memberId }],
            TenantId = tenantId,
        };
        var outcome = ConnectorOutcome.Of(await CallAsync(
            new(HttpMethod.Post, serviceUrl, ["conversations"])
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(parameters, TeamsJsonContext.Default.ConversationParameters),
                Rate = new(tenantId, memberId, RateOperation.Send),
            },
            ct));
        return outcome switch
        {
            { IsSent: true, ActivityId: null } => new(SendStatus.Waiting, Code: "NoConversationId"),
            { IsSent: true } => new(SendStatus.Sent, outcome.ActivityId),
            // Asking again comes to the same chat.
            { Status: SendStatus.Unknown } => new(SendStatus.Waiting, Code: outcome.Code, RetryAfter: outcome.RetryAfter),
            _ => new(outcome.Status, Code: outcome.Code, RetryAfter: outcome.RetryAfter),
        };
    }

    public Task<ConnectorResult<TeamsMember>> GetMemberAsync(ConversationReference to, string memberId, CancellationToken ct) =>
        ReadAsync(Call(HttpMethod.Get, to, "members", memberId), TeamsJsonContext.Default.TeamsMember, ct);

    /// <summary>One page; go on with its continuation token until there is none.</summary>
    public Task<ConnectorResult<PagedMembers>> GetPagedMembersAsync(
        ConversationReference to, string? continuationToken, CancellationToken ct) =>
        ReadAsync(
            Call(HttpMethod.Get, to, "pagedmembers") with
            {
                Query = continuationToken is null
                    ? "?pageSize=200"
                    : "?pageSize=200&continuationToken=" + Uri.EscapeDataString(continuationToken),
            },
            TeamsJsonContext.Default.PagedMembers, ct);

    private async Task<ConnectorResult<T>> ReadAsync<T>(ConnectorCall call, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        var reply = await CallAsync(call, ct);
        var outcome = ConnectorOutcome.Of(reply);
        if (!outcome.IsSent)
            return new(outcome.Status, Code: outcome.Code, RetryAfter: outcome.RetryAfter);

        try
        {
            return new(SendStatus.Sent, JsonSerializer.Deserialize(reply.Body.Span, type));
        }
        catch (JsonException)
        {
            return new(SendStatus.Unknown, Code: "UnreadableAnswer");
        }
    }

    private static ConnectorCall Call(HttpMethod method, ConversationReference to, params string[] path) =>
        new(method, to.ServiceUrl, ["conversations", to.ConversationId, .. path])
        {
            Rate = RateOf(to, method == HttpMethod.Get ? RateOperation.Get : RateOperation.Send),
        };

    private static RateKey RateOf(ConversationReference to, RateOperation operation) => new(to.TenantId, to.ConversationId, operation);

    private Task<ConnectorReply> CallAsync(ConnectorCall call, CancellationToken ct) => transport.CallAsync(
        call,
        policy.TryRead(call.ServiceUrl, out var serviceUrl) && call.TryGetAddress(serviceUrl, out var address) ? address : null,
        priority,
        ct);
}
