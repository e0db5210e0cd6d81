using System.Text.Json;

namespace TeamsMentorBot.Graph;

internal enum Grant
{
    Granted,

    /// <summary>403.</summary>
    Missing,

    /// <summary>No answer, throttled, or the token itself was refused.</summary>
    NotKnown,
}

/// <param name="Code">Why, where it is not granted.</param>
internal sealed record GraphProbeResult(Grant Grant, string Code);

/// <summary>
/// Finds out whether a permission is granted by a call that changes nothing: a read, or a request that is about nobody or lacks what
/// it would need. Whoever may not make it is answered 403 before Graph looks at what was asked; whoever may gets an answer or another error.
/// </summary>
internal sealed class GraphProbe(GraphTransport transport)
{
    /// <summary>Nobody's object id.</summary>
    private static readonly string Nobody = new Guid(0x7E57AB1E, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString();

    /// <param name="somebody">Object id or principal name of somebody who exists; null where none is known.</param>
    public async Task<GraphProbeResult> TryAsync(GraphPermission permission, string? somebody, GraphOptions options, CancellationToken ct)
    {
        var (operation, path, body) = Request(permission, somebody ?? Nobody, options);
        var reply = await transport.SendAsync(operation, path, body, ct);
        if (reply.IsSuccess)
            return new(Grant.Granted, "");
        return (reply.Progress, (int)reply.Status) switch
        {
            (Progress.Answered, 403) => new(Grant.Missing, reply.Code),
            (Progress.Answered, 400 or 404 or 409 or 422) => new(Grant.Granted, reply.Code),
            _ => new(Grant.NotKnown, reply.Code),
        };
    }

    private (GraphOperation Operation, string Path, byte[]? Body) Request(GraphPermission permission, string somebody, GraphOptions options)
    {
        if (permission == GraphPermission.InstallApp)
            return (GraphOperation.InstallApp, GraphPaths.InstalledApps(Nobody), Install(options.CatalogAppId!));
        if (permission == GraphPermission.ReadMailboxSettings)
            return (GraphOperation.GetMailboxSettings, $"{GraphPaths.MailboxSettings(somebody)}?$select=timeZone", null);
        if (permission == GraphPermission.Notify)
            return (GraphOperation.Notify, GraphPaths.Notify(Nobody), "{}"u8.ToArray());
        if (permission == GraphPermission.SendMail)
            return (GraphOperation.SendMail, GraphPaths.SendMail(options.SenderUserId!), ToNobody());
        if (permission == GraphPermission.ReadGroups)
            return (GraphOperation.ListGroupMembers, $"{GraphPaths.GroupMembers(Nobody)}?$select=id&$top=1", null);
        if (permission == GraphPermission.ReadDirectory)
            return (GraphOperation.GetManager, $"{GraphPaths.Manager(somebody)}?$select=id", null);
        return permission == GraphPermission.ReadPeople
            ? (GraphOperation.GetUser, $"{GraphPaths.User(somebody)}?$select=id", null)
            : throw new ArgumentOutOfRangeException(nameof(permission), permission.Name, null);
    }

    private byte[] Install(string catalogAppId) =>
        JsonSerializer.SerializeToUtf8Bytes(new InstallRequest(transport.CatalogApp(catalogAppId)), GraphJson.Default.InstallRequest);

    private static byte[] ToNobody() => JsonSerializer.SerializeToUtf8Bytes(
        new SendMailRequest(new MailResource("Set-up check", new("text", "Nobody receives this."), []), SaveToSentItems: false),
        GraphJson.Default.SendMailRequest);
}
