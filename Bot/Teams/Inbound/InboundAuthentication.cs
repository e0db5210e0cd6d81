using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams.Inbound.Tokens;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary>
/// Who may post activities: the Connector, by its token. Without a registered application id there is nobody to issue one; then, in
/// Development, a chat client on this machine. No other header is ever a reason to trust.
/// </summary>
internal sealed class InboundAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme, ILoggerFactory loggers, UrlEncoder encoder, InboundRules rules)
    : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "BotConnector";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (rules.ServesLocalCallers)
            return LocalCaller.Is(Context) ? Success(null) : AuthenticateResult.NoResult();

        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        try
        {
            var verdict = await rules.Tokens.JudgeAsync(header["Bearer ".Length..], Context.RequestAborted);
            return verdict.Caller is { } caller ? Success(caller) : AuthenticateResult.Fail(verdict.Problem!);
        }
        catch (KeysUnavailableException unavailable)
        {
            return AuthenticateResult.Fail(unavailable);
        }
    }

    private static AuthenticateResult Success(InboundCaller? caller)
    {
        var properties = new AuthenticationProperties();
        properties.SetParameter(nameof(InboundCaller), caller);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([], SchemeName));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, properties, SchemeName));
    }

    /// <summary>What the token vouches for; null for a caller on this machine, who needs none.</summary>
    public static InboundCaller? CallerOf(AuthenticateResult result) =>
        result.Properties?.GetParameter<InboundCaller>(nameof(InboundCaller));
}

internal sealed class InboundRules(InboundTokens tokens, IOptions<TeamsOptions> options, IHostEnvironment environment)
{
    public InboundTokens Tokens => tokens;

    public bool ServesLocalCallers => environment.IsDevelopment() && options.Value.AppId is null;
}
