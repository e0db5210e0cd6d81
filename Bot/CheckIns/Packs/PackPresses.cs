using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Packs;

/// <summary>"pack": what is open to the sponsor, whole, to be sent or not.</summary>
internal sealed class PackPresses(StartPack start, CheckInPresses presses, CheckInWords words, Standings standings)
{
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var sponsored = await SponsoredAsync(turn, ct);
        if (sponsored.Count > 1)
            await turn.SendAsync(PackCards.Choose(sponsored.Select(one => one.Pairing)), Strings.Pack_Summary, ct);
        else if (sponsored.Count == 1 && await start.StartAsync(sponsored[0], ct) is { } pack && await presses.OpenedAsync(turn, pack.Id, ct) is { } opened)
            await words.ShowStepAsync(turn, opened, ct);
        else
            await turn.SendAsync(WhyNone(sponsored), ct);
    }

    /// <summary>The verb <see cref="Cards.CheckInVerbs.Pack"/>.</summary>
    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var sponsored = (await SponsoredAsync(turn, ct)).Where(one => one.Pairing.Id == action.Id(PackCards.Pairing)).ToList();
        return sponsored.Count == 1 && await start.StartAsync(sponsored[0], ct) is { } pack
            ? await presses.OpenAsync(turn, action, pack.Id, ct)
            : CardResponse.Card(PackCards.Said(WhyNone(sponsored)));
    }

    /// <summary>The verb <see cref="Cards.CheckInVerbs.NoPack"/>.</summary>
    public static CardResponse NotNow() => CardResponse.Card(PackCards.Said(Strings.Pack_Later));

    private async Task<List<Membership>> SponsoredAsync(TurnContext turn, CancellationToken ct) =>
        [.. (await standings.OfAsync(PersonId.Of(turn), ct)).AsMentee.Where(one => one.Pairing.Sponsor is not null)];

    private static string WhyNone(List<Membership> sponsored) => sponsored is [{ Pairing.Sponsor: { } sponsor }, ..]
        ? Phrase.With(Strings.Pack_NothingOpen, PlainText.Escape(PlainText.Line(sponsor.Name)))
        : Strings.Pack_NoSponsor;
}
