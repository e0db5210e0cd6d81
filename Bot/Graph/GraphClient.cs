using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TeamsMentorBot.Graph;

/// <summary>Microsoft Graph v1.0, one method per operation. The only place that knows its URLs.</summary>
internal sealed class GraphClient(GraphTransport transport)
{
    /// <param name="idOrPrincipalName">Object id or user principal name.</param>
    public Task<GraphResult<GraphUser>> GetUserAsync(string idOrPrincipalName, CancellationToken ct) =>
        ReadAsync(
            GraphOperation.GetUser,
            $"{User(idOrPrincipalName)}?$select=id,displayName,mail,userPrincipalName",
            GraphJson.Default.GraphUser,
            ct);

    /// <summary>Adds the app to the person's own Teams; a second time is fine. NotFound: no such person, or no such app.</summary>
    public async Task<GraphResult<AppInstall>> InstallAppAsync(string userId, string catalogAppId, CancellationToken ct)
    {
        var app = $"{transport.Root}/v1.0/appCatalogs/teamsApps/{Segment(catalogAppId)}";
        var body = JsonSerializer.SerializeToUtf8Bytes(new InstallRequest(app), GraphJson.Default.InstallRequest);
        var reply = await transport.SendAsync(GraphOperation.InstallApp, $"{User(userId)}/teamwork/installedApps", body, ct);
        if (reply.IsSuccess)
        {
            return AppInstall.Added;
        }

        // 409 is not on the reference page, but it is what Graph answers when the app is installed already.
        return reply is { Progress: Progress.Answered, Status: HttpStatusCode.Conflict }
            ? AppInstall.AlreadyThere
            : reply.ToProblem(GraphOperation.InstallApp);
    }

    /// <summary>The person's installation of the app with this manifest id; NotFound when there is none.</summary>
    public async Task<GraphResult<GraphInstallation>> FindInstallationAsync(string userId, string manifestId, CancellationToken ct)
    {
        var filter = Uri.EscapeDataString($"teamsApp/externalId eq {Quote(manifestId)}");
        var page = await ReadAsync(
            GraphOperation.FindInstallation,
            $"{User(userId)}/teamwork/installedApps?$expand=teamsApp&$filter={filter}",
            GraphJson.Default.InstallationPage,
            ct);
        if (!page.IsOk)
        {
            return page.Problem;
        }

        return page.Value.Value is [var installation, ..]
            ? installation
            : new GraphProblem(GraphProblemKind.NotFound, "NotInstalled");
    }

    /// <summary>The chat between the person and the app.</summary>
    public Task<GraphResult<GraphChat>> GetChatAsync(string userId, string installationId, CancellationToken ct) =>
        ReadAsync(
            GraphOperation.GetChat,
            $"{User(userId)}/teamwork/installedApps/{Segment(installationId)}/chat?$select=id",
            GraphJson.Default.GraphChat,
            ct);

    /// <summary>Hands a mail over, without a copy in the sender's Sent Items. Unknown: it may have been accepted.</summary>
    public async Task<GraphResult<MailAccepted>> SendMailAsync(string senderUserId, MailMessage mail, CancellationToken ct)
    {
        var message = new MailResource(mail.Subject, new("html", mail.Html), [new(new(mail.To))]);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new SendMailRequest(message, SaveToSentItems: false), GraphJson.Default.SendMailRequest);
        var reply = await transport.SendAsync(GraphOperation.SendMail, $"{User(senderUserId)}/sendMail", body, ct);
        return reply.IsSuccess ? new MailAccepted(reply.RequestId) : reply.ToProblem(GraphOperation.SendMail);
    }

    private async Task<GraphResult<T>> ReadAsync<T>(GraphOperation operation, string path, JsonTypeInfo<T> type, CancellationToken ct)
    {
        var reply = await transport.SendAsync(operation, path, null, ct);
        if (!reply.IsSuccess)
        {
            return reply.ToProblem(operation);
        }

        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, type) is { } value
                ? value
                : new GraphProblem(GraphProblemKind.Failed, "EmptyAnswer") { Status = (int)reply.Status };
        }
        catch (JsonException)
        {
            return new GraphProblem(GraphProblemKind.Failed, "UnreadableAnswer") { Status = (int)reply.Status };
        }
    }

    private static string User(string idOrPrincipalName) => $"/users/{Segment(idOrPrincipalName)}";

    // Dots alone are taken out of a path on the way, encoded or not: the request would then name something else.
    private static string Segment(string id) => string.IsNullOrWhiteSpace(id) || id is "." or ".."
        ? throw new ArgumentException("An id that no path can carry.", nameof(id))
        : Uri.EscapeDataString(id);

    // OData: a quote inside a string literal is doubled.
    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
