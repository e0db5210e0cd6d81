using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>The digest by mail, where the agreement that the mentee accepted names mail.</summary>
internal sealed class MailCopy(MailSender mail, GraphClient graph, DigestComposer composer, Deliveries deliveries)
{
    /// <returns>Whether Graph took the mail over.</returns>
    public async Task<bool> SendAsync(PersonId reader, string digestKey, IReadOnlyList<ReleasedKey> keys, CancellationToken ct)
    {
        if (!mail.IsConfigured || await composer.ComposeAsync(reader, digestKey, keys, ct) is not { Entries.IsEmpty: false } digest)
            return false;
        var record = await deliveries.SendOnceAsync(reader.Key, $"mail.{digestKey}", token => SendAsync(reader, digest, token), ct);
        return record.State == DeliveryState.Sent;
    }

    private async Task<SendOutcome> SendAsync(PersonId reader, Digest digest, CancellationToken ct)
    {
        var user = await graph.GetUserAsync(reader.ObjectId, ct);
        if (!user.IsOk)
            return ToOutcome(user.Problem);
        if (user.Value.Mail is not { } address)
            return new SendOutcome(SendOutcomeKind.Unreachable, Code: "NoMailbox");
        var sent = await mail.SendAsync(new MailMessage(address, DigestMailText.Subject, DigestMailLayout.Render(DigestMailText.For(digest))), ct);
        return sent.IsOk ? new SendOutcome(SendOutcomeKind.Sent) : ToOutcome(sent.Problem);
    }

    private static SendOutcome ToOutcome(GraphProblem problem) => new(
        problem.Kind switch
        {
            GraphProblemKind.NotFound => SendOutcomeKind.Unreachable,
            GraphProblemKind.Throttled or GraphProblemKind.Unavailable => SendOutcomeKind.Waiting,
            GraphProblemKind.Unknown => SendOutcomeKind.Unknown,
            _ => SendOutcomeKind.Rejected,
        },
        Code: problem.Code,
        RetryAfter: problem.RetryAfter);
}
