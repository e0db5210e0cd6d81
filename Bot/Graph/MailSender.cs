using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Graph;

/// <summary>Sends mail from the configured mailbox, once and never again by itself.</summary>
internal sealed class MailSender(GraphClient graph, IOptions<GraphOptions> options)
{
    private readonly GraphOptions options = options.Value;

    /// <summary>False while <c>Graph:Enabled</c> is false or <c>Graph:SenderUserId</c> is not set.</summary>
    public bool IsConfigured => options.Enabled && !string.IsNullOrWhiteSpace(options.SenderUserId);

    public async Task<GraphResult<MailAccepted>> SendAsync(MailMessage mail, CancellationToken ct) => IsConfigured
        ? await graph.SendMailAsync(options.SenderUserId!, mail, ct)
        : new GraphProblem(GraphProblemKind.Failed, "MailNotConfigured");
}
