using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>Adds the bot's token, and only to addresses that may see it.</summary>
internal sealed class ConnectorTokenHandler(TokenCredential? credential, ServiceUrlPolicy policy, IOptions<TeamsOptions> options)
    : DelegatingHandler
{
    private readonly TokenRequestContext scope = new([TeamsClouds.Of(options.Value.Cloud).Scope]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is null || !policy.AllowsHost(request.RequestUri))
        {
            throw new InvalidOperationException("The Connector's client was about to call an address that is not allowed.");
        }

        if (credential is not null)
        {
            try
            {
                var token = await credential.GetTokenAsync(scope, cancellationToken);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            }
            catch (AuthenticationFailedException failure)
            {
                throw new ConnectorTokenException(failure);
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>No token could be had, so nothing was sent.</summary>
internal sealed class ConnectorTokenException(Exception inner)
    : Exception("No token for the Bot Connector could be had.", inner);
