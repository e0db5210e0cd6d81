using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>An owner pastes who mentors whom: check, see what would happen to each row, enrol.</summary>
internal sealed class Enrol(OwnedPrograms owned, PlanEnrolments plans)
{
    /// <summary>The command <c>enrol</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) switch
    {
        [] => turn.SendAsync(owned.WhyNone(turn), ct),
        [var only] => turn.SendAsync(EnrolCard.Ask(only.Id), Strings.Enrol_Summary, ct),
        _ => turn.SendAsync(EnrolCard.Ask(null), Strings.Enrol_Summary, ct),
    });

    /// <summary>The same from a program's button: rows that name no program are meant for that one.</summary>
    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program ? CardResponse.Card(EnrolCard.Ask(program.Id)) : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="OwnerVerbs.CheckRows"/>: nothing is changed yet.</summary>
    public Task<CardResponse> CheckAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        PlannedAsync(turn, action, (text, programId, plan) => Task.FromResult(EnrolCard.DryRun(text, programId, plan)), ct);

    /// <summary>The verb <see cref="OwnerVerbs.EnrolRows"/>: exactly what was shown, or what it would be now.</summary>
    public Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        PlannedAsync(turn, action, async (text, programId, plan) =>
        {
            // The press came twice: everybody is enrolled, and the answer is the same.
            if (plan.IsDone)
                return EnrolCard.Done(plan);
            if (plan.Faults.Count > 0 || plan.Mark != action.Id(ShownMark.Field))
                return EnrolCard.DryRun(text, programId, plan, again: true);
            if (await plans.DoAsync(plan, ct))
                return EnrolCard.Done(plan);
            var now = (await plans.OfAsync(turn, text, programId, ct))!;
            return now.IsDone ? EnrolCard.Done(now) : EnrolCard.DryRun(text, programId, now, again: true);
        }, ct);

    private async Task<CardResponse> PlannedAsync(
        TurnContext turn, CardAction action, Func<string, string?, EnrolmentPlan, Task<Teams.Cards.AdaptiveCard>> answer, CancellationToken ct)
    {
        var programId = action.Id(OwnedPrograms.ProgramField);
        var text = action.Text(DocumentCard.Input, DocumentCard.Longest);
        var tooLong = text is not null && !DocumentCard.Fits(text);
        if (await plans.OfAsync(turn, tooLong ? "" : text ?? "", programId, ct) is not { } plan)
            return OwnedPrograms.OwnersOnly;
        return CardResponse.Card(text is null || tooLong
            ? EnrolCard.Ask(programId, text is null ? Strings.Enrol_Empty : Phrase.With(Strings.Enrol_TooMany, EnrolmentReader.MostRows))
            : await answer(text, programId, plan));
    }
}
