using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>"reflect": any question set for one's side of a pairing at once, chosen on a card or by name.</summary>
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
            await turn.SendAsync(Strings.People_NotPaired, ct);
    }

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await CardAsync(turn, action.Number("page") ?? 0, ct) is { } card ? CardResponse.Card(card) : NotPaired;

    public async Task<CardResponse> StartAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (sets.FindNewest(action.Id("set") ?? "") is not { } set)
            return CardResponse.Gone(Strings.Reflect_Gone);
        var mine = await MineAsync(turn, set, ct);
        var chosen = action.Id(PairingChoice.InputFor(set.AnsweredBy));
        var membership = mine.FirstOrDefault(known => chosen is null || known.Pairing.Id == chosen);
        var wish = new Wish(set.Id, OnlyFor: action.Id(ForWhomCard.MentorData));
        return membership is null ? NotPaired
            : ForWhomCard.IsToAsk(set, membership.Pairing, wish.OnlyFor) ? CardResponse.Card(ForWhomCard.For(set, membership.Pairing))
            : await start.StartAsync(PersonId.Of(turn), membership, wish, ct) is { } checkIn ? await presses.OpenAsync(turn, action, checkIn.Id, ct)
            : CardResponse.Error("NotYet", Strings.Reflect_NotYet);
    }

    /// <summary>The set was named in the chat; with several pairings, the card asks which.</summary>
    public TurnHandler Named(QuestionSet set, BeginReflection begin) => async (turn, ct) =>
    {
        var mine = await MineAsync(turn, set, ct);
        if (mine.Count != 1)
            await ShowAsync(turn, ct);
        else if (ForWhomCard.IsToAsk(set, mine[0].Pairing, null))
            await turn.SendAsync(ForWhomCard.For(set, mine[0].Pairing), Strings.Reflect_Summary, ct);
        else if (!await begin.BelowAsync(turn, mine[0], new Wish(set.Id), ct))
            await turn.SendAsync(Strings.Reflect_NotYet, ct);
    };

    private string[] WordsFor(QuestionSet set) =>
    [
        $"reflect {set.Id.Replace('-', ' ')}",
        $"reflect {set.Title.ToLowerInvariant()}",
        .. set.Urgent && set == sets.Newest.First(known => known.Urgent) ? ["tell my mentor now", "critical incident"] : Array.Empty<string>(),
    ];

    private static CardResponse NotPaired => CardResponse.Error("NotPaired", Strings.People_NotPaired);

    /// <summary>The pairings in which whoever acts is on the side that the set is put to.</summary>
    private async Task<IReadOnlyList<Membership>> MineAsync(TurnContext turn, QuestionSet set, CancellationToken ct) =>
        (await standings.OfAsync(PersonId.Of(turn), ct)).On(set.AnsweredBy);

    private async Task<AdaptiveCard?> CardAsync(TurnContext turn, int page, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        var locale = turn.Activity.Locale;
        var offered = sets.Newest.Where(set => standing.On(set.AnsweredBy).Count > 0)
            .OrderBy(set => set.Rank).ThenBy(set => set.Id, StringComparer.Ordinal).Select(set => set.In(locale)).ToList();
        return offered.Count == 0 ? null : ReflectCard.For(offered, standing, page);
    }
}
