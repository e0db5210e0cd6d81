using Microsoft.Extensions.Options;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// A line in Teams' activity feed, without content: it shows on lock screens. It opens the chat with the bot, where the digest is one
/// tap away. The type and its words stand in the app's manifest (activities.activityTypes).
/// </summary>
internal sealed class FeedDoor(PersonReach reach, GraphClient graph, PersonStore people, IOptions<GraphOptions> options)
{
    public const string ActivityType = "digestWaits";

    public async Task<SendOutcome> SendAsync(PersonId mentor, CancellationToken ct)
    {
        if (!options.Value.Uses.HasFlag(GraphUses.Feed))
            return new SendOutcome(SendOutcomeKind.Unreachable, Code: "FeedNotUsed");
        // It would need the app, which whoever removed it does not get again unasked.
        if ((await people.GetStoredAsync(mentor, ct)).Unreachable == Arrivals.Removed)
            return new SendOutcome(SendOutcomeKind.Unreachable, Code: Arrivals.Removed);
        if (graph.Ahead(GraphOperation.Notify) is { } wait)
            return GraphOutcome.Later(wait);
        var (closed, installationId) = await reach.FindInstallationAsync(mentor.TenantId, mentor.ObjectId, ct);
        if (installationId is null)
            return closed is Reach.Later later
                ? new SendOutcome(SendOutcomeKind.Waiting, Code: later.Code, RetryAfter: later.After)
                : new SendOutcome(SendOutcomeKind.Unreachable, Code: closed?.GetType().Name);
        var notified = await graph.NotifyAsync(mentor.ObjectId, installationId, new ActivityText(ActivityType, Strings.Feed_Preview), ct);
        return notified.IsOk ? new SendOutcome(SendOutcomeKind.Sent) : GraphOutcome.Of(notified.Problem);
    }
}
