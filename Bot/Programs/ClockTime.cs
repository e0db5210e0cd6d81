using NodaTime.Text;

namespace TeamsMentorBot.Programs;

/// <summary>How a time of day is written in rows, in documents and on buttons: <c>09:30</c>.</summary>
internal static class ClockTime
{
    public static LocalTimePattern Pattern { get; } = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
}
