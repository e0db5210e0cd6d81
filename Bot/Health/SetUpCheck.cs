using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Health;

/// <summary>
/// Looks at everything that the settings need, without starting the bot: the settings, storage, both tokens, each Graph permission.
/// What depends on settings that are wrong is left out. No secret and nothing that a service wrote is ever part of a finding.
/// </summary>
internal sealed class SetUpCheck(IServiceProvider services)
{
    private const string Settings = "Settings";
    private const string Services = "Services";
    private const string Permissions = "Microsoft Graph permissions";

    /// <param name="settingErrors">What start-up would refuse.</param>
    public async Task<IReadOnlyList<SetUpLine>> LookAsync(IReadOnlyList<string> settingErrors, CancellationToken ct)
    {
        var lines = new List<SetUpLine>(settingErrors.Select(error => new SetUpLine(Settings, SetUpState.Missing, error)));
        if (lines.Count == 0)
            lines.Add(new SetUpLine(Settings, SetUpState.Ok, "All that are required are there."));
        if (Read<StorageOptions>() is not null)
            lines.Add(await StorageAsync(ct));
        if (Read<TeamsOptions>() is not null)
            lines.Add(await ConnectorTokenAsync(ct));
        if (Read<GraphOptions>() is { } graph)
            lines.AddRange(await GraphAsync(graph, ct));
        return lines;
    }

    private async Task<SetUpLine> StorageAsync(CancellationToken ct)
    {
        const string Name = "Azure Tables";
        try
        {
            var tables = services.GetRequiredService<Tables>();
            await tables.CreateAsync(ct);
            await tables.Instances.GetEntityIfExistsAsync<TableEntity>("check", "check", cancellationToken: ct);
            return new SetUpLine(Services, SetUpState.Ok, Name, "the tables are there");
        }
        catch (RequestFailedException refused) when (refused.Status != 0)
        {
            return new SetUpLine(Services, SetUpState.Wrong, Name, $"{refused.Status} {refused.ErrorCode}: the identity needs the role "
                + "Storage Table Data Contributor on the account, or the connection string its key");
        }
        catch (Exception failed) when (failed is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            return new SetUpLine(Services, SetUpState.NotKnown, Name, "no answer: see Storage:Endpoint or Storage:ConnectionString, and the network");
        }
    }

    private async Task<SetUpLine> ConnectorTokenAsync(CancellationToken ct)
    {
        const string Name = "Token for Teams";
        try
        {
            await services.GetRequiredService<ConnectorToken>().GetAsync(ct);
            return new SetUpLine(Services, SetUpState.Ok, Name, "sending messages");
        }
        catch (ConnectorTokenException failed)
        {
            return new SetUpLine(Services, SetUpState.Wrong, Name, failed.Message);
        }
    }

    private async Task<IEnumerable<SetUpLine>> GraphAsync(GraphOptions options, CancellationToken ct)
    {
        const string Name = "Token for Microsoft Graph";
        if (!options.Enabled)
            return [new SetUpLine(Permissions, SetUpState.NotNeeded, "Graph:Enabled is false", "only people who opened the bot themselves are reached")];
        try
        {
            await services.GetRequiredService<GraphAccess>().TokenAsync(ct);
        }
        catch (Exception failed) when (failed is AuthenticationFailedException or OperationCanceledException)
        {
            return [new SetUpLine(Services, SetUpState.Wrong, Name, TokenAdvice.For(failed, GraphOptions.Section, nameof(GraphOptions.ClientId)))];
        }

        // An owner exists for certain, so that a read about them says more than one about nobody.
        var somebody = Read<ProgramsOptions>()?.OwnerIds.FirstOrDefault()?.ObjectId ?? options.SenderUserId;
        var found = await Task.WhenAll(GraphPermission.All.Select(permission => PermissionAsync(permission, options, somebody, ct)));
        return found.Prepend(new SetUpLine(Services, SetUpState.Ok, Name, options.Cloud.Root().Host));
    }

    private async Task<SetUpLine> PermissionAsync(GraphPermission permission, GraphOptions options, string? somebody, CancellationToken ct)
    {
        if (!permission.IsNeeded(options))
            return new SetUpLine(Permissions, SetUpState.NotNeeded, permission.Name, permission.For);
        var probe = await services.GetRequiredService<GraphProbe>().TryAsync(permission, somebody, options, ct);
        return probe.Grant switch
        {
            Grant.Granted => new SetUpLine(Permissions, SetUpState.Granted, permission.Name, permission.For),
            Grant.Missing => new SetUpLine(Permissions, SetUpState.Missing, permission.Name, $"{permission.For}; grant it by {permission.Grant}"),
            _ => new SetUpLine(Permissions, SetUpState.NotKnown, permission.Name, $"{permission.For}; Graph answered {probe.Code}"),
        };
    }

    private T? Read<T>()
        where T : class
    {
        try
        {
            return services.GetRequiredService<IOptions<T>>().Value;
        }
        catch (Exception wrong) when (wrong is OptionsValidationException or InvalidOperationException)
        {
            return null;
        }
    }
}
