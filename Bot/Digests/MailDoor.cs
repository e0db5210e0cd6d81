using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>A digest, or the news that one waits, by mail.</summary>
internal sealed class MailDoor(MailSender mail, GraphClient graph, GraphPatience patience)
{
    public bool IsConfigured => mail.IsConfigured;

    /// <param name="withContent">Only where the agreement that the mentee accepted names mail: mailboxes have delegates.</param>
    public async Task<SendOutcome> SendAsync(PersonId mentor, Digest digest, bool withContent, CancellationToken ct)
    {
        if (!mail.IsConfigured)
            return new SendOutcome(SendOutcomeKind.Unreachable, Code: "MailNotConfigured");
        if (graph.Ahead(GraphOperation.SendMail) is { } wait)
            return GraphOutcome.Later(wait);
        var user = await patience.AskAsync(token => graph.GetUserAsync(mentor.ObjectId, token), ct);
        if (!user.IsOk)
            return GraphOutcome.Of(user.Problem);
        if (user.Value.Mail is not { } address)
            return new SendOutcome(SendOutcomeKind.Unreachable, Code: "NoMailbox");
        var text = withContent ? DigestMailText.For(digest) : DigestMailText.Notice;
        var sent = await mail.SendAsync(new MailMessage(address, text.Title, DigestMailLayout.Render(text)), ct);
        return sent.IsOk ? new SendOutcome(SendOutcomeKind.Sent) : GraphOutcome.Of(sent.Problem);
    }
}
