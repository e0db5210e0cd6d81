using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Text;

namespace TeamsMentorBot;

/// <summary>Where somebody is: their open question, their latest digest, or what they can do.</summary>
internal sealed class CurrentCard(Standings standings, PersonStore people, CheckInWords checkIns, LatestDigest digests)
{
    public async Task WelcomeAsync(TurnContext turn, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        var standing = await standings.OfAsync(id, ct);
        await turn.SendAsync(WelcomeCard.For(standing, NameIn(standing)), Strings.Welcome_Summary, ct);
        if (standing.AsReader.Count > 0)
            await digests.ShowAsync(turn, ct);
    }

    /// <summary>After a reinstall: their welcome, open question, digest or home card.</summary>
    public async Task ShowAsync(TurnContext turn, string lead, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        var person = await people.GetAsync(id, ct);
        if (person.Participation == Participation.Invited && (await standings.OfAsync(id, ct)).AsMentee.Count > 0)
        {
            await WelcomeAsync(turn, ct);
            await people.ChangeAsync(id, known => known with { WelcomedAt = turn.Timestamp }, ct);
        }
        else if (person.Dialog is null || !await checkIns.TakeAsync(turn, new DialogInput.Resume(), ct))
            await ShowDigestOrHomeAsync(turn, lead, ct);
    }

    public async Task ShowHomeAsync(TurnContext turn, string lead, CancellationToken ct) =>
        await SendAsync(turn, await HomeAsync(turn, lead, ct), ct);

    /// <summary>Whoever asks for help may be asked in turn which version they have.</summary>
    public async Task ShowHelpAsync(TurnContext turn, CancellationToken ct)
    {
        var home = await HomeAsync(turn, Strings.Home_Help, ct);
        var version = new TextBlock(Phrase.With(Strings.Home_Version, ProgramVersion.Text)) { IsSubtle = true, Spacing = Spacing.Small };
        await SendAsync(turn, home with { Body = [.. home.Body, version] }, ct);
    }

    public async Task<AdaptiveCard> HomeAsync(TurnContext turn, string lead, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        return HomeCard.For(await standings.OfAsync(id, ct), await people.GetAsync(id, ct), lead, turn.Timestamp);
    }

    public async Task DigestAsync(TurnContext turn, CancellationToken ct)
    {
        if (!await digests.ShowAsync(turn, ct))
            await ShowHomeAsync(turn, Strings.Digest_NoneYet, ct);
    }

    public async Task<CardResponse> ContinueAsync(TurnContext turn, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        if ((await people.GetAsync(id, ct)).Dialog is null || !await checkIns.TakeAsync(turn, new DialogInput.Resume(), ct))
            return CardResponse.Card(await HomeAsync(turn, Strings.Home_NothingOpen, ct));
        return CardResponse.Card(await HomeAsync(turn, Strings.Home_ContinuedBelow, ct));
    }

    public async Task<CardResponse> DigestPressedAsync(TurnContext turn, CancellationToken ct)
    {
        var lead = await digests.ShowAsync(turn, ct) ? Strings.Home_DigestBelow : Strings.Digest_NoneYet;
        return CardResponse.Card(await HomeAsync(turn, lead, ct));
    }

    private async Task SendAsync(TurnContext turn, AdaptiveCard home, CancellationToken ct)
    {
        var sent = await turn.SendAsync(home, Strings.Welcome_Summary, ct);
        if (sent.IsSent)
            await people.ChangeAsync(PersonId.Of(turn), person =>
                person.Dialog is null ? person : person with { OtherMessageAt = turn.Timestamp }, ct);
    }

    private async Task ShowDigestOrHomeAsync(TurnContext turn, string lead, CancellationToken ct)
    {
        if (!await digests.ShowAsync(turn, ct))
            await ShowHomeAsync(turn, lead, ct);
    }

    /// <summary>An install does not say who it is; the pairing does.</summary>
    private static string? NameIn(Standing standing) =>
        standing.AsMentee.Select(membership => membership.Pairing.Mentee)
            .Concat(standing.AsMentor.SelectMany(membership => membership.Pairing.Mentors))
            .Concat(standing.AsSponsor.Select(membership => membership.Pairing.Sponsor!))
            .Concat(standing.AsOwner.SelectMany(program => program.Owners))
            .FirstOrDefault(person => person.Id == standing.Id)?.Name;
}
