using NodaTime;
using NodaTime.Extensions;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.RollOuts;

/// <summary>
/// An owner lets those who wait start: first a pilot group, then the others in daily batches. Who starts is welcomed on that day, and asked
/// by the rhythm from then on. What was cut off goes on where it was, because whoever was not reached still waits.
/// </summary>
internal sealed class RollOut(OwnedPrograms owned, PairingStore pairings, AddPairing add, TimeProvider time)
{
    /// <summary>The command <c>roll out</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) switch
    {
        [] => turn.SendAsync(owned.WhyNone(turn), ct),
        [var program] => turn.SendAsync(await CardAsync(program, ct), Strings.RollOut_Heading, ct),
        var programs => turn.SendAsync(ProgramPick.For(Strings.RollOut_Heading, OwnerVerbs.RollOut, programs), Strings.RollOut_Heading, ct),
    });

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program ? CardResponse.Card(await CardAsync(program, ct)) : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="OwnerVerbs.CheckRollOut"/>: nothing is changed yet.</summary>
    public Task<CardResponse> CheckAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        PlannedAsync(turn, action, (state, plan, wish) => Task.FromResult(plan.Count == 0
            ? RollOutCard.Ask(state, wish.IsPilot ? Strings.RollOut_PickPilot : Strings.RollOut_NobodyWaits)
            : RollOutCard.Preview(plan, wish, again: false)), ct);

    /// <summary>The verb <see cref="OwnerVerbs.StartRollOut"/>: exactly what was shown, or what it would be now.</summary>
    public Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        PlannedAsync(turn, action, async (state, plan, wish) =>
        {
            // The press came twice: they have their days, and nobody of them waits.
            if (plan.Count > 0 && plan.Mark != action.Id(ShownMark.Field))
                return RollOutCard.Preview(plan, wish, again: true);
            foreach (var batch in plan.Batches)
                await batch.Pairings.InParallelAsync(pairing => StartAsync(plan.Program, pairing, batch.Day, ct));
            return RollOutCard.Ask(await StateAsync(state.Program, ct), done: true);
        }, ct);

    private async Task<CardResponse> PlannedAsync(
        TurnContext turn, CardAction action, Func<RollOutState, RollOutPlan, RollOutWish, Task<AdaptiveCard>> answer, CancellationToken ct)
    {
        if (await owned.FindAsync(turn, action, ct) is not { } program)
            return OwnedPrograms.OwnersOnly;
        var (state, wish) = (await StateAsync(program, ct), RollOutWish.Read(action));
        if (wish.FaultOn(state.Today) is { } fault)
            return CardResponse.Card(RollOutCard.Ask(state, fault));
        var chosen = wish.IsPilot ? state.Waiting.Where(pairing => wish.Pilot.Contains(pairing.Mentee.Id.ObjectId)) : state.Waiting;
        var plan = RollOutPlan.Of(program, chosen, wish.IsPilot ? RollOutWish.MostPerDay : wish.PerDay, wish.First!.Value);
        if (plan.IsTooLong)
            return CardResponse.Card(RollOutCard.Ask(state, Phrase.With(Strings.RollOut_AfterEnd, Phrase.Day(program.EndsOn!.Value))));
        return CardResponse.Card(await answer(state, plan, wish));
    }

    /// <summary>Whoever was changed meanwhile still waits, and is shown.</summary>
    private async Task StartAsync(MentoringProgram program, Pairing pairing, LocalDate day, CancellationToken ct)
    {
        if (await pairings.FindAsync(pairing.Mentee.Id, pairing.Id, ct) is { Pairing: { Waits: true, Ended: false } } stored)
            await add.StartAsync(program, stored, day, ct);
    }

    private async Task<AdaptiveCard> CardAsync(MentoringProgram program, CancellationToken ct) => RollOutCard.Ask(await StateAsync(program, ct));

    private async Task<RollOutState> StateAsync(MentoringProgram program, CancellationToken ct) => RollOutState.Of(
        program, time.GetCurrentInstant().InZone(program.OwnZone).Date, await pairings.InProgramAsync(program, ct));
}
