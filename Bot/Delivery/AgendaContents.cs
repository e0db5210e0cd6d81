namespace TeamsMentorBot.Delivery;

/// <summary>What stands on the agenda, whenever it is due.</summary>
internal sealed class AgendaContents(IEnumerable<AgendaItem> items)
{
    private static readonly char[] BeforeNumbers = ['.', '#'];

    private readonly HashSet<(string Recipient, string Kind, string Series)> series =
        [.. items.Select(item => (item.Recipient, item.Kind, SeriesOf(item.Id)))];
    private readonly HashSet<(string Recipient, string Kind)> kinds = [.. items.Select(item => (item.Recipient, item.Kind))];
    private readonly HashSet<(string Recipient, string Kind, string Id)> ids = [.. items.Select(item => (item.Recipient, item.Kind, item.Id))];

    public bool Holds(AgendaItem item) => ids.Contains((item.Recipient, item.Kind, item.Id));

    /// <param name="id">Of any item of the series, such as one occasion of a cadence.</param>
    public bool Has(string recipient, string kind, string id) => series.Contains((recipient, kind, SeriesOf(id)));

    public bool HasAny(string recipient, string kind) => kinds.Contains((recipient, kind));

    private static string SeriesOf(string id) => id.LastIndexOfAny(BeforeNumbers) is > 0 and var mark ? id[..mark] : id;
}
