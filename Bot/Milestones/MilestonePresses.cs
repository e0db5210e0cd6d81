using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Milestones;

/// <summary>What a mentee says about milestones: reached, not yet, no longer.</summary>
internal sealed class MilestonePresses(RecordMilestone record, PlanMilestone plan, CheckInPresses checkIns, Standings standings)
{
    /// <summary>The command <c>milestone</c>: choose a planned one, or name one.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        if (await AskAsync(turn, ct) is { } card)
            await turn.SendAsync(card, Strings.Milestone_Title, ct);
        else
            await turn.SendAsync(Strings.People_MenteesOnly, ct);
    }

    /// <summary>The same from a button.</summary>
    public async Task<CardResponse> OpenAsync(TurnContext turn, CancellationToken ct) =>
        await AskAsync(turn, ct) is { } card ? CardResponse.Card(card) : CardResponse.Error("NotMentee", Strings.People_MenteesOnly);

    public async Task<CardResponse> ReachedAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        var title = action.Text(ReachedCard.TitleInput, ReachedCard.LongestTitle);
        var chosen = action.Id(ReachedCard.ChosenInput);
        if (title is null && chosen is null)
            return CardResponse.Card(await CardAsync(standing, Strings.Milestone_ChooseOne, ct));
        var membership = await MembershipAsync(standing, title is null ? chosen : null, action.Id(PairingChoice.InputFor(Side.Mentee)), ct);
        var checkIn = membership is null ? null
            : title is not null ? await record.NamedAsync(membership, PlainText.Line(title), action.Id(ReachedCard.SetInput), ct)
            : await record.ReachedAsync(membership, chosen!, action.Id(ReachedCard.SetInput), ct);
        return checkIn is null
            ? CardResponse.Gone(Strings.Milestone_Gone)
            : await checkIns.OpenAsync(turn, action, checkIn.Id, ct);
    }

    public async Task<CardResponse> YesAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        return await FindAsync(standing, action, ct) is ({ } membership, { } milestone)
            && await record.ReachedAsync(membership, milestone.Id, null, ct) is { } checkIn
                ? await checkIns.OpenAsync(turn, action, checkIn.Id, ct)
                : CardResponse.Gone(Strings.Milestone_Gone);
    }

    public async Task<CardResponse> NotYetAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        if (await FindAsync(standing, action, ct) is not ({ } membership, { } milestone))
            return CardResponse.Gone(Strings.Milestone_Gone);
        if (action.Date(HappenedCard.DayInput) is not { } day || !await plan.IsAheadAsync(membership, day, ct))
            return CardResponse.Card(HappenedCard.Ask(milestone, Strings.Milestone_DayAhead));
        var moved = await plan.MoveAsync(membership, milestone.Id, LocalDate.FromDateOnly(day), ct);
        return moved is { IsPlanned: true, PlannedOn: { } next }
            ? CardResponse.Card(HappenedCard.Settled(moved, Phrase.With(
                membership.Program.IsOverOn(next) ? Strings.Milestone_MovedPastEnd : Strings.Milestone_Moved, Phrase.Day(next))))
            : CardResponse.Gone(Strings.Milestone_Gone);
    }

    public async Task<CardResponse> NoLongerAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        return await FindAsync(standing, action, ct) is ({ } membership, { } milestone)
            && await plan.DropAsync(membership, milestone.Id, ct) is { State: MilestoneState.NoLonger } dropped
                ? CardResponse.Card(HappenedCard.Settled(dropped, Strings.Milestone_Dropped))
                : CardResponse.Gone(Strings.Milestone_Gone);
    }

    private async Task<AdaptiveCard?> AskAsync(TurnContext turn, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        return standing.AsMentee.Count == 0 ? null : await CardAsync(standing, null, ct);
    }

    private async Task<AdaptiveCard> CardAsync(Standing standing, string? note, CancellationToken ct) =>
        ReachedCard.For(
            [.. (await plan.ListAsync(standing.Id, ct)).Where(milestone => milestone.AwaitsReflection)],
            standing.AsMentee,
            standing.AsMentee is [var first, ..] ? record.SetsFor(first.Program) : [],
            note);

    private async Task<(Membership?, Milestone?)> FindAsync(Standing standing, CardAction action, CancellationToken ct)
    {
        var milestone = (await plan.ListAsync(standing.Id, ct)).FirstOrDefault(known => known.Id == action.Id("milestone"));
        return (standing.AsMentee.FirstOrDefault(membership => membership.Pairing.Id == milestone?.PairingId), milestone);
    }

    private async Task<Membership?> MembershipAsync(Standing standing, string? milestoneId, string? pairingId, CancellationToken ct)
    {
        if (milestoneId is not null)
            pairingId = (await plan.ListAsync(standing.Id, ct)).FirstOrDefault(milestone => milestone.Id == milestoneId)?.PairingId;
        return pairingId is null
            ? standing.AsMentee is [var first, ..] ? first : null
            : standing.AsMentee.FirstOrDefault(membership => membership.Pairing.Id == pairingId);
    }
}
