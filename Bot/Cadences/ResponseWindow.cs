using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>How long an answer to a check-in of the rhythm is in time. A later one is taken as well, and marked.</summary>
internal static class ResponseWindow
{
    /// <summary>A check-in that the next one overtakes sooner is late from then on.</summary>
    /// <param name="asked">When its mentee was asked, or wished to be.</param>
    public static Instant EndOf(Instant asked, CadenceSlot next, int days) => Instant.Min(asked + Duration.FromDays(days), next.At);
}
