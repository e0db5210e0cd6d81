using Azure.Core;
using Azure.Identity;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>The one credential that the configuration names; the options' validator has seen to it that there is exactly one.</summary>
internal static class ConnectorCredential
{
    /// <summary>Null in Development without a registration: the local chat client asks for no token.</summary>
    public static TokenCredential? For(TeamsOptions options)
    {
        var authority = TeamsClouds.Of(options.Cloud).Authority;
        return options switch
        {
            { AppId: null } => null,
            { ManagedIdentityClientId: { Length: > 0 } identity } =>
                new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(identity)),
            { CertificatePath: { Length: > 0 } path } =>
                new ClientCertificateCredential(options.TenantId, options.AppId, path,
                    new ClientCertificateCredentialOptions { AuthorityHost = authority }),
            _ => new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret,
                new ClientSecretCredentialOptions { AuthorityHost = authority }),
        };
    }
}
