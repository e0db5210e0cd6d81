using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.People;

/// <summary>Somebody is away until a day: nothing is started for them before, and nobody is told.</summary>
internal sealed class TakePause(PersonStore people, TimeProvider time)
{
    public const int LongestDays = 365;

    /// <summary>The command <c>pause</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var person = await people.GetAsync(PersonId.Of(turn), ct);
        var today = Today(person);
        await turn.SendAsync(
            person is { PausedUntil: { } until } && today < until ? PauseCard.Paused(until, today) : PauseCard.Ask(today), Strings.Pause_Summary, ct);
    }

    /// <summary>A line such as <c>pause 2 weeks</c>; any other goes on.</summary>
    /// <param name="beside">What a command that may be meant otherwise is inside of.</param>
    public TurnHandler OrElse(TurnHandler other, Func<TurnHandler, TurnHandler> beside) => async (turn, ct) =>
    {
        if (turn.Text is { } text && text.StartsWith("pause", StringComparison.OrdinalIgnoreCase)
            && PauseText.Parse(text, Today(await people.GetAsync(PersonId.Of(turn), ct))) is { } until)
            await beside(async (_, _) => await turn.SendAsync(await PauseAsync(turn, until, ct), Strings.Pause_Summary, ct))(turn, ct);
        else
            await other(turn, ct);
    };

    public async Task<CardResponse> PausePressedAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        CardResponse.Card(await PauseAsync(turn, action.Date(PauseCard.DayInput), ct));

    /// <summary>The words for being back before the day.</summary>
    public async Task EndAsync(TurnContext turn, CancellationToken ct)
    {
        await EndAsync(PersonId.Of(turn), ct);
        await turn.SendAsync(Strings.Pause_Over, ct);
    }

    public async Task<CardResponse> EndPressedAsync(TurnContext turn, CancellationToken ct)
    {
        await EndAsync(PersonId.Of(turn), ct);
        return CardResponse.Card(PauseCard.Over());
    }

    /// <summary>Typed <c>resume</c> while no check-in is open.</summary>
    /// <returns>False where there is no pause to end.</returns>
    public async Task<bool> EndIfPausedAsync(TurnContext turn, CancellationToken ct)
    {
        if (!(await people.GetAsync(PersonId.Of(turn), ct)).IsPausedAt(time.GetUtcNow()))
            return false;
        await EndAsync(turn, ct);
        return true;
    }

    private Task<AdaptiveCard> PauseAsync(TurnContext turn, DateOnly? day, CancellationToken ct) =>
        people.ChangeAsync(PersonId.Of(turn), person =>
        {
            var today = Today(person);
            return ValueTask.FromResult(day is { } until && until > today && until <= today.AddDays(LongestDays)
                ? Change.To(person.PausedUntil == until ? person : person with { PausedUntil = until }, PauseCard.Paused(until, today))
                : Change.To(person, PauseCard.Ask(today, Strings.Pause_DayAhead)));
        }, ct);

    private Task<Person> EndAsync(PersonId id, CancellationToken ct) => people.ChangeAsync(id, person =>
        person.PausedUntil is null ? person : person with { PausedUntil = null }, ct);

    private DateOnly Today(Person person) => person.DayAt(time.GetUtcNow());
}
