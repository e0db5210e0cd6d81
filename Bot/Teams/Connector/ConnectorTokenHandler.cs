namespace TeamsMentorBot.Teams.Connector;

/// <summary>Adds the bot's token, and only to addresses that may see it.</summary>
internal sealed class ConnectorTokenHandler(ConnectorToken token, ServiceUrlPolicy policy) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is null || !policy.AllowsHost(request.RequestUri))
            throw new InvalidOperationException("The Connector's client was about to call an address that is not allowed.");

        if (await token.GetAsync(cancellationToken) is { } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        return await base.SendAsync(request, cancellationToken);
    }
}
