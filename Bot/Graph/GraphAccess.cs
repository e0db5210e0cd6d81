using Azure.Core;
using Azure.Identity;

namespace TeamsMentorBot.Graph;

/// <summary>
/// Where Graph is and who asks. The root is read at each call because a stand-in on this machine knows its port only once
/// the server listens; the credential is made at the first call because there is none while Graph is off.
/// </summary>
internal sealed class GraphAccess(Func<Uri> root, Func<TokenCredential> credential)
{
    private readonly Lazy<TokenCredential> credential = new(credential);

    /// <summary>Scheme and host, without the version segment and without a slash at the end.</summary>
    public string Root => root().AbsoluteUri.TrimEnd('/');

    public async ValueTask<string> TokenAsync(CancellationToken ct)
    {
        // Azure.Identity keeps tokens in memory and renews them before they run out.
        var token = await credential.Value.GetTokenAsync(new TokenRequestContext([$"{Root}/.default"]), ct);
        return token.Token;
    }

    public static GraphAccess From(GraphOptions options) => new(() => options.Cloud.Root(), () => Credential(options));

    private static TokenCredential Credential(GraphOptions options)
    {
        var authority = options.Cloud.Authority();
        if (options.ManagedIdentityClientId is { Length: > 0 } identity)
        {
            return new ManagedIdentityCredential(identity == GraphOptions.SystemAssigned
                ? ManagedIdentityId.SystemAssigned
                : ManagedIdentityId.FromUserAssignedClientId(identity));
        }

        return options.CertificatePath is { Length: > 0 } certificate
            ? new ClientCertificateCredential(options.TenantId, options.ClientId, certificate,
                new ClientCertificateCredentialOptions { AuthorityHost = authority })
            : new ClientSecretCredential(options.TenantId, options.ClientId, options.ClientSecret,
                new ClientSecretCredentialOptions { AuthorityHost = authority });
    }
}
