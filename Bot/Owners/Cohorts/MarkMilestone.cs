using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Cohorts;

/// <summary>An owner marks a milestone as reached for all mentees of a program: pick it, see who is asked when, confirm.</summary>
internal sealed class MarkMilestone(OwnedPrograms owned, PairingStore pairings, MarkReached mark)
{
    /// <summary>The command <c>milestone reached</c>.</summary>
    /// <param name="otherwise">What the same words mean to whoever owns no program.</param>
    public TurnHandler OrElse(TurnHandler otherwise) => async (turn, ct) => await (await owned.OfAsync(turn, ct) switch
    {
        [] => otherwise(turn, ct),
        [var program] => turn.SendAsync(CohortCard.Ask(program), Strings.Cohort_Heading, ct),
        var programs => turn.SendAsync(ProgramPick.For(Strings.Cohort_Heading, OwnerVerbs.Milestone, programs), Strings.Cohort_Heading, ct),
    });

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program ? CardResponse.Card(CohortCard.Ask(program)) : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="OwnerVerbs.CheckMilestone"/>: nothing is changed yet.</summary>
    public Task<CardResponse> CheckAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        PlannedAsync(turn, action, plan => Task.FromResult(CohortCard.DryRun(plan, again: false)), ct);

    /// <summary>The verb <see cref="OwnerVerbs.MarkMilestone"/>: exactly what was shown, or what it would be now.</summary>
    public Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        PlannedAsync(turn, action, async plan =>
        {
            if (plan.Asked.Count > 0 && plan.Mark != action.Id(ShownMark.Field))
                return CohortCard.DryRun(plan, again: true);
            await plan.Asked.InParallelAsync(line => mark.MarkAsync(
                new Membership(plan.Program, line.Pairing), line.Own, line.At!.Value.ToInstant(), PersonId.Of(turn).ObjectId, ct));
            return CohortCard.Done(plan);
        }, ct);

    private async Task<CardResponse> PlannedAsync(
        TurnContext turn, CardAction action, Func<CohortPlan, Task<AdaptiveCard>> answer, CancellationToken ct)
    {
        if (await owned.FindAsync(turn, action, ct) is not { } program)
            return OwnedPrograms.OwnersOnly;
        if (MilestoneOf(program, action) is not { } milestone)
            return CardResponse.Card(CohortCard.Ask(program, Strings.Cohort_ChooseOne));
        return CardResponse.Card(await answer(await PlanAsync(program, milestone, ct)));
    }

    /// <summary>A title that the program knows is the program's own milestone.</summary>
    private static CohortMilestone? MilestoneOf(MentoringProgram program, CardAction action)
    {
        var title = action.Text(CohortCard.TitleInput, ReachedCard.LongestTitle);
        var known = title is null ? program.FindMilestone(action.Id(CohortCard.NameInput)) : ProgramMilestones.Titled(program, title);
        return (known?.Title ?? title) is { } said ? new CohortMilestone(known, PlainText.Line(said)) : null;
    }

    private async Task<CohortPlan> PlanAsync(MentoringProgram program, CohortMilestone milestone, CancellationToken ct)
    {
        var open = (await pairings.InProgramAsync(program, ct)).Where(pairing => !pairing.Ended && !pairing.Waits).ToList();
        var lines = await open.InParallelAsync(async pairing =>
        {
            var (own, at) = await mark.WhenAsync(new Membership(program, pairing), milestone.For(pairing), ct);
            return new CohortLine(pairing, own, at);
        });
        return new CohortPlan(program, milestone, [.. lines.OrderBy(line => line.Pairing.Mentee.Name, Phrase.Names)]);
    }
}
