namespace TeamsMentorBot.Teams.Turns;

internal delegate Task TurnHandler(TurnContext turn, CancellationToken ct);

internal delegate Task<CardResponse> CardHandler(TurnContext turn, CardAction action, CancellationToken ct);

/// <summary>One line of the table of routes: what happens, and which use case answers it.</summary>
internal sealed record Route
{
    private Route(RouteKind kind, IReadOnlyList<string> names)
    {
        Kind = kind;
        Names = names;
    }

    public RouteKind Kind { get; }

    /// <summary>Command words, the card's verb, or nothing.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Of a command: it means the same whatever the person was asked last.</summary>
    public bool IsFirm { get; private init; }

    public TurnHandler? Turn { get; private init; }

    public CardHandler? CardTurn { get; private init; }

    /// <summary>The app was installed for a person, or upgraded. Comes with <see cref="MembersChanged"/>, in either order.</summary>
    public static Route Installed(TurnHandler handler) => new(RouteKind.Installed, []) { Turn = handler };

    /// <summary>The app was removed: the bot can no longer write to this person.</summary>
    public static Route Removed(TurnHandler handler) => new(RouteKind.Removed, []) { Turn = handler };

    public static Route MembersChanged(TurnHandler handler) => new(RouteKind.MembersChanged, []) { Turn = handler };

    /// <summary>Typed words, whole and in any case: <c>hi</c>, <c>my data</c>.</summary>
    public static Route Command(TurnHandler handler, params IReadOnlyList<string> words) =>
        new(RouteKind.Command, words) { Turn = handler };

    /// <summary>A command that is never the answer to a question: <c>help</c>, <c>back</c>.</summary>
    public static Route FirmCommand(TurnHandler handler, params IReadOnlyList<string> words) =>
        Command(handler, words) with { IsFirm = true };

    /// <summary>Any message that is no command, also one with files and no text.</summary>
    public static Route Text(TurnHandler handler) => new(RouteKind.Text, []) { Turn = handler };

    /// <summary>The person edited a message, or took its deletion back.</summary>
    public static Route Edited(TurnHandler handler) => new(RouteKind.Edited, []) { Turn = handler };

    /// <summary>The person deleted a message.</summary>
    public static Route Deleted(TurnHandler handler) => new(RouteKind.Deleted, []) { Turn = handler };

    /// <summary>A button of a card.</summary>
    public static Route Card(string verb, CardHandler handler) => new(RouteKind.Card, [verb]) { CardTurn = handler };

    /// <summary>A command that may be meant otherwise as well, inside of what sees to that; any other row as it is.</summary>
    public Route Beside(Func<TurnHandler, TurnHandler> other) =>
        this is { Kind: RouteKind.Command, IsFirm: false, Turn: { } handle } ? this with { Turn = other(handle) } : this;

    /// <summary>The same row after something that comes before each turn.</summary>
    public Route After(TurnHandler first) => this with
    {
        Turn = Turn is not { } handle ? null : async (turn, ct) =>
        {
            await first(turn, ct);
            await handle(turn, ct);
        },
        CardTurn = CardTurn is not { } answer ? null : async (turn, action, ct) =>
        {
            await first(turn, ct);
            return await answer(turn, action, ct);
        },
    };
}

internal enum RouteKind
{
    Installed,
    Removed,
    MembersChanged,
    Command,
    Text,
    Edited,
    Deleted,
    Card,
}
