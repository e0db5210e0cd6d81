using NodaTime;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>A moment as its reader's calendar and clock have it.</summary>
internal static class Moments
{
    public static string Of(DateTimeOffset at, string? zone) => Phrase.With(
        Strings.MyData_Moment, Phrase.Day(Instant.FromDateTimeOffset(at).InZone(ZoneName.Of(zone)).Date), Phrase.ClockTime(at, zone));
}
