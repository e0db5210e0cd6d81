using NodaTime;

namespace TeamsMentorBot.Text;

/// <summary>A zone by its IANA name, as Teams, programs and people give it.</summary>
internal static class ZoneName
{
    public static DateTimeZone? Find(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    /// <param name="id">Somebody's own; perhaps none, or one that nobody knows.</param>
    /// <param name="otherwise">The program's; UTC where there is no program.</param>
    public static DateTimeZone Of(string? id, string otherwise = "Etc/UTC") => Find(id) ?? DateTimeZoneProviders.Tzdb[otherwise];
}
