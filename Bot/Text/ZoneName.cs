using NodaTime;
using NodaTime.TimeZones;

namespace TeamsMentorBot.Text;

/// <summary>A zone by its IANA name, as Teams, programs and people give it.</summary>
internal static class ZoneName
{
    /// <summary>Zones that never change their clocks, by the names that people give to places that do.</summary>
    private static readonly string[] Misleading = ["EST", "MST", "HST"];

    public static bool Misleads(string id) => Misleading.Contains(id);

    public static DateTimeZone? Find(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    /// <summary>As a person writes it: the name in any case, or the city in it.</summary>
    /// <returns>The IANA name, or null where no zone, or more than one, is called so.</returns>
    public static string? Read(string words)
    {
        var wanted = words.Trim().Replace(' ', '_');
        var ids = TzdbDateTimeZoneSource.Default.GetIds().Except(Misleading).ToList();
        if (ids.Find(id => id.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return exact;
        var cities = ids.Where(id => id.EndsWith($"/{wanted}", StringComparison.OrdinalIgnoreCase))
            .Select(id => TzdbDateTimeZoneSource.Default.CanonicalIdMap[id]).Distinct().ToList();
        return cities is [var city] ? city : null;
    }

    /// <param name="id">Somebody's own; perhaps none, or one that nobody knows.</param>
    /// <param name="otherwise">The program's; UTC where there is no program.</param>
    public static DateTimeZone Of(string? id, string otherwise = "Etc/UTC") => Find(id) ?? DateTimeZoneProviders.Tzdb[otherwise];
}
