using NodaTime;

namespace TeamsMentorBot.Delivery;

/// <summary>Knows which records want something on the agenda.</summary>
internal interface IAgendaSource
{
    private const int DaysBack = 2;

    /// <summary>What records want. Some of it may stand there, or be done: what is worth no look because it stands there is left out.</summary>
    IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, CancellationToken ct);

    /// <summary>What was lost on its own day is found by the next sweep, wherever on earth that day was: days from this one on are looked at.</summary>
    static LocalDate FirstDay(DateTimeOffset now) => Instant.FromDateTimeOffset(now).InUtc().Date.PlusDays(-DaysBack);
}
