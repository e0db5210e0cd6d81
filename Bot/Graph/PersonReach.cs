using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Graph;

/// <summary>Whether the bot can write to a person, and where.</summary>
internal abstract record Reach
{
    /// <param name="ConversationId">For the Connector.</param>
    internal sealed record Chat(string ConversationId) : Reach;

    /// <summary>Graph knows nobody with this id in the tenant.</summary>
    internal sealed record NoSuchPerson : Reach;

    /// <summary>The organisation's app catalogue does not hold the app: an administrator uploads it.</summary>
    internal sealed record AppNotInCatalog : Reach;

    /// <summary>Not now: throttled, no connection, or installed a moment ago and not visible yet.</summary>
    internal sealed record Later(TimeSpan After, string Code) : Reach;

    /// <summary>Not without an administrator. <paramref name="Permission"/> is set when a permission is missing.</summary>
    internal sealed record Refused(string Code, string? Permission) : Reach;

    /// <summary><c>Graph:Enabled</c> is false, or Graph answers for another tenant.</summary>
    internal sealed record Off : Reach;
}

/// <summary>Finds the chat with somebody who may never have opened the bot; installs the app for them if needed.</summary>
internal sealed class PersonReach(GraphClient graph, GraphPatience patience, IOptions<GraphOptions> options)
{
    private readonly GraphOptions options = options.Value;

    /// <summary>At most three requests when the person is there, four otherwise. Keep the answer: chats do not change.</summary>
    public async Task<Reach> FindChatAsync(string tenantId, string userId, CancellationToken ct)
    {
        if (options.Knows(tenantId) && graph.Ahead(GraphOperation.FindInstallation) is { } wait)
            return new Reach.Later(wait, GraphRates.Held);
        var (closed, installationId) = await FindInstallationAsync(tenantId, userId, ct);
        if (installationId is null)
            return closed!;
        var chat = await patience.AskAsync(token => graph.GetChatAsync(userId, installationId, token), ct);
        return chat.IsOk ? new Reach.Chat(chat.Value.Id) : NotYet(chat.Problem);
    }

    /// <summary>The app as it is installed for somebody, now or before; else why it is not.</summary>
    public async Task<(Reach? Closed, string? InstallationId)> FindInstallationAsync(
        string tenantId, string userId, CancellationToken ct)
    {
        if (!options.Knows(tenantId))
            return (new Reach.Off(), null);
        var install = await patience.AskAsync(token => graph.InstallAppAsync(userId, options.CatalogAppId!, token), ct);
        if (!install.IsOk)
            return (install.Problem.Kind == GraphProblemKind.NotFound ? await WhoIsMissingAsync(userId, ct) : From(install.Problem), null);
        var installation = await patience.AskAsync(token => graph.FindInstallationAsync(userId, options.ManifestId!, token), ct);
        return installation.IsOk ? (null, installation.Value.Id) : (NotYet(installation.Problem), null);
    }

    // Graph answers 404 both for the person and for the app.
    private async Task<Reach> WhoIsMissingAsync(string userId, CancellationToken ct)
    {
        var user = await patience.AskAsync(token => graph.GetUserAsync(userId, token), ct);
        return user switch
        {
            { IsOk: true } => new Reach.AppNotInCatalog(),
            { Problem.Kind: GraphProblemKind.NotFound } => new Reach.NoSuchPerson(),
            _ => From(user.Problem!),
        };
    }

    // Graph is eventually consistent: what was installed a moment ago may not be listed yet.
    private static Reach NotYet(GraphProblem problem) =>
        problem.Kind == GraphProblemKind.NotFound ? new Reach.Later(GraphReply.DefaultPause, problem.Code) : From(problem);

    private static Reach From(GraphProblem problem) => problem.Kind is GraphProblemKind.Throttled or GraphProblemKind.Unavailable
        ? new Reach.Later(problem.RetryAfter ?? GraphReply.DefaultPause, problem.Code)
        : new Reach.Refused(problem.Code, problem.Permission);
}
