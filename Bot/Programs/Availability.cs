using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.People;

/// <summary>From when to when somebody's mailbox says that they are away.</summary>
internal sealed record Absence(DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// Until when somebody is away, as the automatic replies of their mailbox say. Only replies with an end count: many people leave the others
/// on for ever, and would never be asked. Kept in memory for a few hours, and nowhere else.
/// </summary>
internal sealed class Availability(GraphClient graph, IMemoryCache cache, GraphPatience patience, IOptions<GraphOptions> options)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(4);

    /// <returns>Null when they are there, the options do not ask for it, or Graph does not say.</returns>
    public async Task<DateTimeOffset?> AwayUntilAsync(PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        if (!options.Value.Uses.HasFlag(GraphUses.Availability) || !options.Value.Knows(person.TenantId))
            return null;
        var key = (nameof(Availability), person.Key);
        if (!cache.TryGetValue(key, out Absence? absence))
        {
            var settings = await patience.AskAsync(token => graph.GetMailboxSettingsAsync(person.ObjectId, token), ct);
            // Who has no mailbox is not asked about again for a while either.
            if (!settings.IsOk && settings.Problem.Kind != GraphProblemKind.NotFound)
                return null;
            absence = Read(settings.Value?.AutomaticRepliesSetting);
            cache.Set(key, absence, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        }

        return absence is not null && absence.From <= now && now < absence.Until ? absence.Until : null;
    }

    private static Absence? Read(GraphAutomaticReplies? replies) =>
        replies is { Status: "scheduled", ScheduledStartDateTime: { } start, ScheduledEndDateTime: { } end }
        && Moment(start) is { } from && Moment(end) is { } until
            ? new Absence(from, until)
            : null;

    private static DateTimeOffset? Moment(GraphDateTime moment) =>
        DateTime.TryParse(moment.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && TimeZoneInfo.TryFindSystemTimeZoneById(moment.TimeZone, out var zone)
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone))
            : null;
}
