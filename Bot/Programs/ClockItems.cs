using System.Globalization;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>Items of the agenda about somebody's own clock.</summary>
internal static class ClockItems
{
    public const string Kind = AgendaKinds.Clock;

    /// <summary>They set it to another zone: what is planned by it follows.</summary>
    public static AgendaItem Changed(PersonId person, DateTimeOffset now) =>
        new(person.Key, now, Kind, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
