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

/// <summary>What stands on the agenda, whenever it is due.</summary>
internal sealed class AgendaContents(IEnumerable<AgendaItem> items)
{
    private static readonly char[] BeforeNumbers = ['.', '#'];

    private readonly HashSet<(string Recipient, string Kind, string Series)> _series =
        [.. items.Select(item => (item.Recipient, item.Kind, SeriesOf(item.Id)))];
    private readonly HashSet<(string Recipient, string Kind)> _kinds = [.. items.Select(item => (item.Recipient, item.Kind))];
    private readonly HashSet<(string Recipient, string Kind, string Id)> _items = [.. items.Select(item => (item.Recipient, item.Kind, item.Id))];

    public bool Holds(AgendaItem item) => _items.Contains((item.Recipient, item.Kind, item.Id));

    /// <param name="id">Of any item of the series, such as one occasion of a cadence.</param>
    public bool Has(string recipient, string kind, string id) => _series.Contains((recipient, kind, SeriesOf(id)));

    public bool HasAny(string recipient, string kind) => _kinds.Contains((recipient, kind));

    private static string SeriesOf(string id) => id.LastIndexOfAny(BeforeNumbers) is > 0 and var mark ? id[..mark] : id;
}
