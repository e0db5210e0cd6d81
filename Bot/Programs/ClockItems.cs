using System.Globalization;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>Items of the agenda about somebody's own clock.</summary>
internal static class ClockItems
{
    public const string Kind = AgendaKinds.Clock;
    public const string MovedKind = AgendaKinds.Zone;

    /// <summary>They set it to another zone: digests follow.</summary>
    public static AgendaItem Changed(PersonId person, DateTimeOffset now) => Item(person, now, Kind);

    /// <summary>Teams tells of another zone: check-ins follow, then digests.</summary>
    public static AgendaItem Moved(PersonId person, DateTimeOffset now) => Item(person, now, MovedKind);

    private static AgendaItem Item(PersonId person, DateTimeOffset now, string kind) =>
        new(person.Key, now, kind, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
