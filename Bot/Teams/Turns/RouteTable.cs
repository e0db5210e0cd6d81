namespace TeamsMentorBot.Teams.Turns;

internal delegate Task<IAsyncDisposable> EnterTurn(TurnContext turn, CancellationToken ct);

/// <summary>Finds the use case for a turn. Two rows for the same thing are a mistake that shows at start-up.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Route> commands = [];
    private readonly Dictionary<string, Route> cards = new(StringComparer.Ordinal);
    private readonly Dictionary<RouteKind, Route> others = [];

    private readonly EnterTurn? enter;

    /// <param name="rows">Each thing once.</param>
    /// <param name="enter">Something that every turn is inside of, from before its row until after all that is said in it.</param>
    public RouteTable(IReadOnlyList<Route> rows, EnterTurn? enter = null)
    {
        Rows = rows;
        this.enter = enter;
        foreach (var row in rows)
            Add(row);
    }

    public IReadOnlyList<Route> Rows { get; }

    public async Task<IAsyncDisposable?> EnterAsync(TurnContext turn, CancellationToken ct) => enter is null ? null : await enter(turn, ct);

    public CardHandler? ForCard(string verb) => cards.GetValueOrDefault(verb)?.CardTurn;

    public TurnHandler? For(TurnContext turn) => KindOf(turn.Activity) switch
    {
        null => null,
        RouteKind.Text when turn.Text is { } text && commands.TryGetValue(MessageText.Command(text), out var command) => command.Turn,
        { } kind => others.GetValueOrDefault(kind)?.Turn,
    };

    private static RouteKind? KindOf(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => RouteKind.Text,
        ActivityTypes.MessageUpdate => RouteKind.Edited,
        ActivityTypes.MessageDelete => RouteKind.Deleted,
        ActivityTypes.ConversationUpdate => RouteKind.MembersChanged,
        ActivityTypes.InstallationUpdate => activity.Action switch
        {
            "add" or "add-upgrade" => RouteKind.Installed,
            "remove" or "remove-upgrade" => RouteKind.Removed,
            _ => null,
        },
        _ => null,
    };

    private void Add(Route row)
    {
        switch (row.Kind)
        {
            case RouteKind.Command:
                foreach (var word in row.Names)
                    commands.Add(MessageText.Command(word), row);

                break;
            case RouteKind.Card:
                cards.Add(row.Names[0], row);
                break;
            default:
                others.Add(row.Kind, row);
                break;
        }
    }
}
