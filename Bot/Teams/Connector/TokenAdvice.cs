using Azure.Identity;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>
/// What is probably misconfigured, by Entra's error codes (learn.microsoft.com, "Microsoft Entra authentication and authorization error
/// codes"). Their own texts are not repeated: they hold ids of requests and of tenants.
/// </summary>
internal static class TokenAdvice
{
    private static readonly (string Code, string Advice)[] Known =
    [
        ("AADSTS7000229", "Teams:AppId has no service principal in the tenant of Teams:TenantId: create its enterprise application."),
        ("AADSTS7000215", "Teams:ClientSecret is not a secret of Teams:AppId; its value is wanted, not its id."),
        ("AADSTS7000222", "Teams:ClientSecret has expired."),
        ("AADSTS700016", "The tenant of Teams:TenantId does not know the application of Teams:AppId."),
        ("AADSTS700027", "The certificate of Teams:CertificatePath is not registered for Teams:AppId."),
        ("AADSTS90002", "Teams:TenantId names no tenant of this cloud; see also Teams:Cloud."),
        ("AADSTS53003", "A conditional access policy blocks the application of Teams:AppId."),
    ];

    public static string For(Exception problem) => For(problem, "Teams", "AppId");

    /// <param name="section">Of the settings that the credential came from.</param>
    /// <param name="app">The key of the application id in it.</param>
    public static string For(Exception problem, string section, string app) =>
        TeamsAdvice(problem).Replace("Teams:AppId", $"{section}:{app}", StringComparison.Ordinal).Replace("Teams:", $"{section}:", StringComparison.Ordinal);

    private static string TeamsAdvice(Exception problem)
    {
        foreach (var (code, advice) in Known)
        {
            if (problem.Message.Contains(code + ":", StringComparison.Ordinal))
            {
                return $"{code}: {advice}";
            }
        }

        return problem switch
        {
            CredentialUnavailableException =>
                "The credential is not available here: see Teams:ManagedIdentityClientId or Teams:CertificatePath.",
            OperationCanceledException => "The token service did not answer in time.",
            _ => "The token service could not be asked, or refused; see Teams:AppId, Teams:TenantId and the credential.",
        };
    }
}
