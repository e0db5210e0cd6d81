using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>
/// When somebody works and is away, and in which zone, as the settings of their mailbox say. Of automatic replies only those with an end
/// count: many people leave the others on for ever, and would never be asked. Kept in memory for a few hours, and nowhere else.
/// </summary>
internal sealed class Availability(GraphClient graph, IMemoryCache cache, GraphPatience patience, IOptions<GraphOptions> options)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(4);

    /// <summary>For several people in few requests: asking for one of them soon after costs none.</summary>
    public async Task LookAheadAsync(IEnumerable<PersonId> people, CancellationToken ct)
    {
        List<PersonId> wanted = [.. people.Where(person => IsKnown(person) && !cache.TryGetValue(Key(person), out _))];
        var found = await graph.GetMailboxSettingsAsync([.. wanted.Select(person => person.ObjectId)], ct);
        foreach (var (person, settings) in wanted.Zip(found))
            Keep(person, settings);
    }

    /// <returns>The clock as the mailbox completes it, where it can be read. What the person said or Teams told stands.</returns>
    public async Task<PersonalClock> CompleteAsync(PersonalClock clock, CancellationToken ct) => await TryCompleteAsync(clock, ct) ?? clock;

    /// <returns>Null where the mailbox does not answer; the clock as it is where mailboxes are not read at all.</returns>
    public async Task<PersonalClock?> TryCompleteAsync(PersonalClock clock, CancellationToken ct)
    {
        if (!IsKnown(clock.Person.Id))
            return clock;
        return await OfAsync(clock.Person.Id, ct) is not { } mailbox ? null : clock with
        {
            Person = ZoneName.Find(clock.Person.Zone) is null ? clock.Person with { LearntZone = mailbox.Zone } : clock.Person,
            Own = clock.Person.PreferredAt is null ? mailbox.Times : mailbox.Times with { Hours = null },
        };
    }

    private bool IsKnown(PersonId person) => options.Value.Uses.HasFlag(GraphUses.Availability) && options.Value.Knows(person.TenantId);

    private async Task<Mailbox?> OfAsync(PersonId person, CancellationToken ct) => cache.TryGetValue(Key(person), out Mailbox? known)
        ? known
        : Keep(person, await patience.AskAsync(token => graph.GetMailboxSettingsAsync(person.ObjectId, token), ct));

    private Mailbox? Keep(PersonId person, GraphResult<GraphMailboxSettings> settings)
    {
        // Who has no mailbox is not asked about again for a while either.
        if (!settings.IsOk && settings.Problem.Kind != GraphProblemKind.NotFound)
            return null;
        var mailbox = settings.Value is { } read ? Read(read) : new Mailbox(null, new OwnTimes());
        cache.Set(Key(person), mailbox, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        return mailbox;
    }

    private static (string, string) Key(PersonId person) => (nameof(Availability), person.Key);

    private static Mailbox Read(GraphMailboxSettings settings) => new(
        Iana(settings.TimeZone), new OwnTimes { Hours = Hours(settings.WorkingHours), Away = Away(settings.AutomaticRepliesSetting) });

    /// <summary>Mailboxes name zones as Windows does, or as IANA does; one that was never opened has none.</summary>
    private static string? Iana(string? zone) => zone is null ? null
        : TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(zone, out var iana) ? iana
        : ZoneName.Find(zone)?.Id;

    private static WorkingHours? Hours(GraphWorkingHours? hours) =>
        hours is { DaysOfWeek: { } names, StartTime: { } start, EndTime: { } end }
        && LocalTimePattern.ExtendedIso.Parse(start).TryGetValue(default, out var from)
        && LocalTimePattern.ExtendedIso.Parse(end).TryGetValue(default, out var until)
        && from < until
        && names.Select(name => Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) && Enum.IsDefined(day) ? day : IsoDayOfWeek.None)
            .Where(day => day != IsoDayOfWeek.None).ToHashSet() is { Count: > 0 } days
            ? new WorkingHours(from, until, days)
            : null;

    private static Interval? Away(GraphAutomaticReplies? replies) =>
        replies is { Status: "scheduled", ScheduledStartDateTime: { } start, ScheduledEndDateTime: { } end }
        && Moment(start) is { } from && Moment(end) is { } until && from < until
            ? new Interval(from, until)
            : null;

    private static Instant? Moment(GraphDateTime moment) =>
        DateTime.TryParse(moment.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && Iana(moment.TimeZone) is { } zone
            ? LocalMoment.Of(LocalDate.FromDateTime(local), LocalDateTime.FromDateTime(local).TimeOfDay, ZoneName.Of(zone))
            : null;

    /// <param name="Zone">IANA name.</param>
    private sealed record Mailbox(string? Zone, OwnTimes Times);
}
