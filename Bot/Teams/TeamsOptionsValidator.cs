using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Teams;

/// <summary>Says at start-up which key is missing or wrong. Only Development may run without a registration.</summary>
internal sealed class TeamsOptionsValidator(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(TeamsOptions options)
    {
        foreach (var host in options.ServiceHosts.Where(host => Uri.CheckHostName(host) != UriHostNameType.Dns))
            yield return $"Teams:ServiceHosts holds \"{host}\", which is not a host name.";

        if (!Enum.IsDefined(options.Cloud))
            yield return "Teams:Cloud must be Public, UsGovernment or China.";

        if (!new ServiceUrlPolicy(Options.Create(options), environment).Allows(options.ProactiveServiceUrl))
            yield return "Teams:ProactiveServiceUrl must be an https address on a host of the Connector: the cloud's own, or one of Teams:ServiceHosts.";

        if (options.ActivitiesPerSecond is < 1 or > 100_000)
            yield return "Teams:ActivitiesPerSecond must be between 1 and 100000.";

        if (options.AppId is null && environment.IsDevelopment())
            yield break;

        if (!EntraId.Is(options.AppId))
            yield return "Teams:AppId must be the application id (a GUID) of the bot's registration.";

        if (!EntraId.Is(options.TenantId))
            yield return "Teams:TenantId must be the id (a GUID) of the tenant that the bot is registered in.";

        foreach (var tenant in options.AllowedTenants.Where(tenant => !EntraId.Is(tenant)))
            yield return $"Teams:AllowedTenants holds \"{tenant}\", which is not a tenant id (a GUID).";

        foreach (var caller in options.EntraCallers.Where(caller => !EntraId.Is(caller)))
            yield return $"Teams:EntraCallers holds \"{caller}\", which is not an application id (a GUID).";

        foreach (var error in CredentialErrors(options))
            yield return error;
    }

    private static IEnumerable<string> CredentialErrors(TeamsOptions options)
    {
        string?[] credentials = [options.ClientSecret, options.CertificatePath, options.ManagedIdentityClientId];
        if (credentials.Count(credential => !string.IsNullOrWhiteSpace(credential)) != 1)
            yield return "Set exactly one of Teams:ManagedIdentityClientId, Teams:CertificatePath and Teams:ClientSecret.";

        if (options.CertificatePath is { Length: > 0 } path && !File.Exists(path))
            yield return $"Teams:CertificatePath names {path}, which is not there.";

        if (options.ManagedIdentityClientId is { Length: > 0 } identity && !Guid.TryParse(identity, out _))
            yield return "Teams:ManagedIdentityClientId must be a GUID.";
    }
}
