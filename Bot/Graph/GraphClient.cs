using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Graph;

/// <summary>Microsoft Graph v1.0, one method per operation. The only place that knows its URLs.</summary>
internal sealed class GraphClient(GraphTransport transport, GraphLists lists, GraphBatch batch, IOptions<GraphOptions> options)
{
    /// <summary>The largest page of members that Graph gives (query parameters of the REST API, <c>$top</c>).</summary>
    private const int LargestPage = 999;

    /// <summary>Whether an account is enabled takes a wider permission.</summary>
    private string UserProperties =>
        "$select=id,displayName,mail,userPrincipalName" + (options.Value.Uses.HasFlag(GraphUses.Directory) ? ",accountEnabled" : "");

    /// <inheritdoc cref="GraphRates.Ahead"/>
    public TimeSpan? Ahead(GraphOperation operation) => transport.Ahead(operation);

    /// <param name="idOrPrincipalName">Object id or user principal name.</param>
    public Task<GraphResult<GraphUser>> GetUserAsync(string idOrPrincipalName, CancellationToken ct) =>
        ReadAsync(
            GraphOperation.GetUser,
            $"{GraphPaths.User(idOrPrincipalName)}?{UserProperties}",
            GraphJson.Default.GraphUser,
            ct);

    /// <summary>Several people in few requests, in the order of the ids.</summary>
    public async Task<IReadOnlyList<GraphResult<GraphUser>>> GetUsersAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var replies = await batch.ReadAsync(GraphOperation.GetUser, [.. ids.Select(id => $"{GraphPaths.User(id)}?{UserProperties}")], ct);
        return [.. replies.Select(reply => reply.To(GraphOperation.GetUser, GraphJson.Default.GraphUser))];
    }

    /// <summary>Whether somebody's account is there; NotFound when it is gone.</summary>
    /// <param name="withState">And whether it is enabled, which takes a wider permission.</param>
    public Task<GraphResult<GraphAccount>> GetAccountAsync(string userId, bool withState, CancellationToken ct) =>
        ReadAsync(
            GraphOperation.GetUser,
            $"{GraphPaths.User(userId)}?$select={(withState ? "id,accountEnabled" : "id")}",
            GraphJson.Default.GraphAccount,
            ct);

    /// <summary>When somebody works, in which zone, and whether their mailbox answers by itself. The words of its answers are not read.</summary>
    public Task<GraphResult<GraphMailboxSettings>> GetMailboxSettingsAsync(string userId, CancellationToken ct) =>
        ReadAsync(GraphOperation.GetMailboxSettings, MailboxSettings(userId), GraphJson.Default.GraphMailboxSettings, ct);

    /// <summary>The same for several people in few requests, in the order of the ids.</summary>
    public async Task<IReadOnlyList<GraphResult<GraphMailboxSettings>>> GetMailboxSettingsAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var replies = await batch.ReadAsync(GraphOperation.GetMailboxSettings, [.. ids.Select(MailboxSettings)], ct);
        return [.. replies.Select(reply => reply.To(GraphOperation.GetMailboxSettings, GraphJson.Default.GraphMailboxSettings))];
    }

    /// <summary>NotFound when they have none.</summary>
    public Task<GraphResult<GraphManager>> GetManagerAsync(string userId, CancellationToken ct) =>
        ReadAsync(GraphOperation.GetManager, $"{GraphPaths.Manager(userId)}?$select=id", GraphJson.Default.GraphManager, ct);

    /// <summary>Members of a group and of the groups in it; a team is the group with its id. Not all of them are people.</summary>
    public Task<GraphResult<IReadOnlyList<GraphMember>>> ListMembersAsync(string groupId, CancellationToken ct) =>
        lists.ReadAsync(
            GraphOperation.ListGroupMembers,
            $"{GraphPaths.GroupMembers(groupId)}?{UserProperties}&$top={LargestPage}",
            GraphJson.Default.GraphPageGraphMember,
            ct);

    /// <summary>Everybody whose mail address or user principal name this is: nobody, one person, or by way of aliases several.</summary>
    public Task<GraphResult<IReadOnlyList<GraphUser>>> FindUsersAsync(string address, CancellationToken ct) =>
        lists.ReadAsync(GraphOperation.ListUsers, At(address), GraphJson.Default.GraphPageGraphUser, ct);

    /// <summary>The same for several addresses in few requests, in their order.</summary>
    public async Task<IReadOnlyList<GraphResult<IReadOnlyList<GraphUser>>>> FindUsersAsync(IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var replies = await batch.ReadAsync(GraphOperation.ListUsers, [.. addresses.Select(At)], ct);
        var found = new List<GraphResult<IReadOnlyList<GraphUser>>>();
        foreach (var (address, reply) in addresses.Zip(replies))
        {
            var page = reply.To(GraphOperation.ListUsers, GraphJson.Default.GraphPageGraphUser);
            found.Add(page.Value?.NextLink is null ? new(page.Value?.Value, page.Problem) : await FindUsersAsync(address, ct));
        }

        return found;
    }

    /// <summary>Adds the app to the person's own Teams; a second time is fine. NotFound: no such person, or no such app.</summary>
    public async Task<GraphResult<AppInstall>> InstallAppAsync(string userId, string catalogAppId, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new InstallRequest(transport.CatalogApp(catalogAppId)), GraphJson.Default.InstallRequest);
        var reply = await transport.SendAsync(GraphOperation.InstallApp, GraphPaths.InstalledApps(userId), body, ct);
        if (reply.IsSuccess)
            return AppInstall.Added;
        // 409 is not on the reference page, but it is what Graph answers when the app is installed already.
        return reply is { Progress: Progress.Answered, Status: HttpStatusCode.Conflict }
            ? AppInstall.AlreadyThere
            : reply.ToProblem(GraphOperation.InstallApp);
    }

    /// <summary>The person's installation of the app with this manifest id; NotFound when there is none.</summary>
    public async Task<GraphResult<GraphInstallation>> FindInstallationAsync(string userId, string manifestId, CancellationToken ct)
    {
        var found = await lists.ReadAsync(
            GraphOperation.FindInstallation,
            $"{GraphPaths.InstalledApps(userId)}?$select=id&$expand=teamsApp&{GraphPaths.Filter("teamsApp/externalId eq {0}", manifestId)}",
            GraphJson.Default.GraphPageGraphInstallation,
            ct);
        if (!found.IsOk)
            return found.Problem;
        return found.Value is [var installation, ..] ? installation : new GraphProblem(GraphProblemKind.NotFound, "NotInstalled");
    }

    /// <summary>The chat between the person and the app.</summary>
    public Task<GraphResult<GraphChat>> GetChatAsync(string userId, string installationId, CancellationToken ct) =>
        ReadAsync(
            GraphOperation.GetChat,
            $"{GraphPaths.Installation(userId, installationId)}/chat?$select=id",
            GraphJson.Default.GraphChat,
            ct);

    /// <summary>Adds a line to somebody's activity feed that opens the chat with the app. Unknown: it may be there.</summary>
    public async Task<GraphResult<Notified>> NotifyAsync(string userId, string installationId, ActivityText activity, CancellationToken ct)
    {
        var topic = new ActivityTopic("entityUrl", transport.Start + GraphPaths.Installation(userId, installationId));
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new NotifyRequest(topic, activity.Type, new ActivityPreview(activity.Preview), []), GraphJson.Default.NotifyRequest);
        var reply = await transport.SendAsync(GraphOperation.Notify, GraphPaths.Notify(userId), body, ct);
        return reply.IsSuccess ? new Notified() : reply.ToProblem(GraphOperation.Notify);
    }

    /// <summary>Hands a mail over, without a copy in the sender's Sent Items. Unknown: it may have been accepted.</summary>
    public async Task<GraphResult<MailAccepted>> SendMailAsync(string senderUserId, MailMessage mail, CancellationToken ct)
    {
        var message = new MailResource(mail.Subject, new("html", mail.Html), [new(new(mail.To))]);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new SendMailRequest(message, SaveToSentItems: false), GraphJson.Default.SendMailRequest);
        var reply = await transport.SendAsync(GraphOperation.SendMail, GraphPaths.SendMail(senderUserId), body, ct);
        return reply.IsSuccess ? new MailAccepted(reply.RequestId) : reply.ToProblem(GraphOperation.SendMail);
    }

    private static string MailboxSettings(string userId) =>
        $"{GraphPaths.MailboxSettings(userId)}?$select=automaticRepliesSetting,timeZone,workingHours";

    private string At(string address) =>
        $"/users?{UserProperties}&{GraphPaths.Filter("mail eq {0} or userPrincipalName eq {0}", address)}";

    private async Task<GraphResult<T>> ReadAsync<T>(GraphOperation operation, string path, JsonTypeInfo<T> type, CancellationToken ct) =>
        (await transport.SendAsync(operation, path, null, ct)).To(operation, type);
}
