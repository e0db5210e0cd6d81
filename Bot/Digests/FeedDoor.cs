using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// A line in Teams' activity feed, without content: it shows on lock screens. It opens the chat with the bot, where the digest is one
/// tap away. The type and its words stand in the app's manifest (activities.activityTypes).
/// </summary>
internal sealed class FeedDoor(MentorReach reach, GraphClient graph)
{
    public const string ActivityType = "digestWaits";

    public async Task<SendOutcome> SendAsync(PersonId mentor, CancellationToken ct)
    {
        var (found, installation) = await reach.FindInstallationAsync(mentor.ObjectId, ct);
        if (installation is null)
            return found is Reach.Later later
                ? new SendOutcome(SendOutcomeKind.Waiting, Code: later.Code, RetryAfter: later.After)
                : new SendOutcome(SendOutcomeKind.Unreachable, Code: found?.GetType().Name);
        var notified = await graph.NotifyAsync(mentor.ObjectId, installation.Id, new ActivityText(ActivityType, Strings.Feed_Preview), ct);
        return notified.IsOk ? new SendOutcome(SendOutcomeKind.Sent) : GraphOutcome.Of(notified.Problem);
    }
}
