using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Graph;

internal sealed class GraphOptionsValidator : IValidateOptions<GraphOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        if (!options.Enabled)
            return ValidateOptionsResult.Skip;

        List<string> problems = [.. Credential(options), .. App(options)];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Credential(GraphOptions options)
    {
        string?[] ways = [options.ClientSecret, options.CertificatePath, options.ManagedIdentityClientId];
        if (ways.Count(way => !string.IsNullOrWhiteSpace(way)) != 1)
        {
            yield return "Set exactly one of Graph:ClientSecret, Graph:CertificatePath and Graph:ManagedIdentityClientId "
                + "(or Graph:Enabled to false).";
        }

        if (!string.IsNullOrWhiteSpace(options.ManagedIdentityClientId))
        {
            var identity = options.ManagedIdentityClientId;
            if (identity != GraphOptions.SystemAssigned && !Guid.TryParse(identity, out _))
                yield return "Graph:ManagedIdentityClientId is a client id (a GUID) or the word system.";

            yield break;
        }

        if (!Guid.TryParse(options.TenantId, out _))
            yield return "Graph:TenantId is the Entra tenant id, a GUID.";

        if (!Guid.TryParse(options.ClientId, out _))
            yield return "Graph:ClientId is the application (client) id of the Entra app, a GUID.";

        if (!string.IsNullOrWhiteSpace(options.CertificatePath) && !File.Exists(options.CertificatePath))
            yield return "Graph:CertificatePath names a file that does not exist.";
    }

    private static IEnumerable<string> App(GraphOptions options)
    {
        if (!Enum.IsDefined(options.Cloud))
            yield return "Graph:Cloud is Global, GccHigh, Dod or China.";

        if (!Guid.TryParse(options.CatalogAppId, out _))
            yield return "Graph:CatalogAppId is the id that the organisation's app catalogue gave the Teams app, a GUID.";

        if (!Guid.TryParse(options.ManifestId, out _))
            yield return "Graph:ManifestId is the id in the Teams app's manifest, a GUID.";
    }
}
