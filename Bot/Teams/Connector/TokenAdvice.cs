using System.Globalization;
using Azure.Identity;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>
/// What is probably misconfigured, by Entra's error codes (learn.microsoft.com, "Microsoft Entra authentication and authorization error
/// codes"). Their own texts are not repeated: they hold ids of requests and of tenants.
/// </summary>
internal static class TokenAdvice
{
    // {0} is the section of the settings, {1} its key of the application id.
    private static readonly (string Code, string Advice)[] Known =
    [
        ("AADSTS7000229", "{0}:{1} has no service principal in the tenant of {0}:TenantId: create its enterprise application."),
        ("AADSTS7000215", "{0}:ClientSecret is not a secret of {0}:{1}; its value is wanted, not its id."),
        ("AADSTS7000222", "{0}:ClientSecret has expired."),
        ("AADSTS700016", "The tenant of {0}:TenantId does not know the application of {0}:{1}."),
        ("AADSTS700027", "The certificate of {0}:CertificatePath is not registered for {0}:{1}."),
        ("AADSTS90002", "{0}:TenantId names no tenant of this cloud; see also {0}:Cloud."),
        ("AADSTS53003", "A conditional access policy blocks the application of {0}:{1}."),
    ];

    public static string For(Exception problem) => For(problem, "Teams", "AppId");

    /// <param name="section">Of the settings that the credential came from.</param>
    /// <param name="app">The key of the application id in it.</param>
    public static string For(Exception problem, string section, string app)
    {
        var (code, advice) = Known.FirstOrDefault(known => problem.Message.Contains(known.Code + ":", StringComparison.Ordinal));
        var text = problem switch
        {
            _ when advice is not null => $"{code}: {advice}",
            CredentialUnavailableException => "The credential is not available here: see {0}:ManagedIdentityClientId or {0}:CertificatePath.",
            OperationCanceledException => "The token service did not answer in time.",
            _ => "The token service could not be asked, or refused; see {0}:{1}, {0}:TenantId and the credential.",
        };
        return string.Format(CultureInfo.InvariantCulture, text, section, app);
    }
}
