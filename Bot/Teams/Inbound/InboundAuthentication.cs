using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary>Who may post activities. Without a registered application id that is a chat client on this machine, in Development.</summary>
internal sealed class InboundAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme, ILoggerFactory loggers, UrlEncoder encoder, InboundRules rules)
    : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "BotConnector";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!rules.ServesLocalCallers || !LocalCaller.Is(Context))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity([], SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName)));
    }
}

internal sealed class InboundRules(IOptions<TeamsOptions> options, IHostEnvironment environment)
{
    public bool ServesLocalCallers => environment.IsDevelopment() && options.Value.AppId is null;
}
