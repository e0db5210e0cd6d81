using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>"reflect": any question set at once, chosen on a card or by name.</summary>
internal sealed class ReflectPresses(StartReflection start, CheckInPresses presses, Standings standings, QuestionSetCatalog sets)
{
    /// <summary>Words that start a set, so that no card is needed: "reflect setback", "reflect after a setback".</summary>
    public IEnumerable<(QuestionSet Set, string[] Words)> Spoken =>
        sets.Newest.Select(set => (set, WordsFor(set).Distinct().ToArray()));

    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        if (await CardAsync(turn, 0, ct) is { } card)
            await turn.SendAsync(card, Strings.Reflect_Summary, ct);
        else
            await turn.SendAsync(Strings.People_MenteesOnly, ct);
    }

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await CardAsync(turn, action.Number("page") ?? 0, ct) is { } card ? CardResponse.Card(card) : NotMentee;

    public async Task<CardResponse> StartAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var mine = (await standings.OfAsync(PersonId.Of(turn), ct)).AsMentee;
        var pairing = action.Id(ReflectCard.PairingInput);
        var membership = pairing is null ? mine.Count == 0 ? null : mine[0] : mine.FirstOrDefault(known => known.Pairing.Id == pairing);
        return membership is null ? NotMentee
            : await start.StartAsync(membership, action.Id("set") ?? "", ct) is { } checkIn ? await presses.OpenAsync(turn, action, checkIn.Id, ct)
            : CardResponse.Error("Gone", Strings.Reflect_Gone);
    }

    /// <summary>The set was named in the chat; with several mentors, the card asks with whom.</summary>
    public TurnHandler Named(QuestionSet set, CheckInWords words) => async (turn, ct) =>
    {
        var mine = (await standings.OfAsync(PersonId.Of(turn), ct)).AsMentee;
        if (mine.Count != 1 || await start.StartAsync(mine[0], set.Id, ct) is not { } checkIn)
            await ShowAsync(turn, ct);
        else if (await presses.OpenedAsync(turn, checkIn.Id, ct) is { } opened)
            await words.ShowStepAsync(turn, opened, ct);
    };

    private string[] WordsFor(QuestionSet set) =>
    [
        $"reflect {set.Id.Replace('-', ' ')}",
        $"reflect {set.Title.ToLowerInvariant()}",
        .. set.Urgent && set == sets.Newest.First(known => known.Urgent) ? ["tell my mentor now", "critical incident"] : Array.Empty<string>(),
    ];

    private static CardResponse NotMentee => CardResponse.Error("NotMentee", Strings.People_MenteesOnly);

    private async Task<AdaptiveCard?> CardAsync(TurnContext turn, int page, CancellationToken ct)
    {
        var mine = (await standings.OfAsync(PersonId.Of(turn), ct)).AsMentee;
        if (mine.Count == 0)
            return null;
        var locale = turn.Activity.Locale;
        var offered = sets.Newest.OrderBy(set => set.Rank).ThenBy(set => set.Id, StringComparer.Ordinal).Select(set => set.In(locale)).ToList();
        return ReflectCard.For(offered, [.. mine.Select(one => one.Pairing)], mine[0].Program.QuestionSetId, page);
    }
}
