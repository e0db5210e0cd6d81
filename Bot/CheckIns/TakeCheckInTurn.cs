using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

/// <summary>One thing a mentee does in the open check-in: decided, stored, and handed back to be shown.</summary>
internal sealed class TakeCheckInTurn(DialogStore dialogs, ReviewReaders readers)
{
    /// <param name="card">Null for typed text, which goes to the open check-in.</param>
    /// <param name="activityId">Of a typed message, so that a redelivery changes nothing; presses are recognised by their card's revision.</param>
    /// <returns>Null when no such check-in is open.</returns>
    public Task<CheckInTurn?> TakeAsync(PersonId mentee, PressedCard? card, string? activityId, IReadOnlyList<DialogInput> inputs, CancellationToken ct) =>
        dialogs.ChangeAsync(
            mentee,
            async opened =>
            {
                var before = opened.State;
                if (card?.CheckInId is { } claimed && before.CheckIn.Id != claimed)
                    return opened.Unchanged<CheckInTurn?>(null);
                if (opened.Person.HasHandled(activityId))
                    return opened.Unchanged<CheckInTurn?>(new(before, opened, DialogReply.OutOfDate));
                var (state, reply) = Continue(opened, inputs);
                if (ReferenceEquals(state, before))
                    return opened.Unchanged<CheckInTurn?>(new(before, opened, reply));
                state = ShownOn(card, await WithReadersAsync(opened with { State = state }, ct), reply);
                var person = opened.Person.WithHandled(activityId).With(state);
                return Change.To<CheckInTurn?>(person, new(before, opened with { Person = person, State = state }, reply));
            },
            person => ValueTask.FromResult(Change.To<CheckInTurn?>(person, null)),
            ct);

    /// <summary>Which message shows the step is known before it does, so that any instance knows it from now on.</summary>
    private DialogState ShownOn(PressedCard? card, DialogState state, DialogReply reply) =>
        card is null || reply is DialogReply.AskAboutPending or DialogReply.Parked
            ? state
            : CheckInDialog.ShownAt(state, dialogs.Now, card.ActivityId);

    /// <summary>What stood in an input first, then the button; a text that must be asked about stops there.</summary>
    private DialogTurnResult Continue(Opened opened, IReadOnlyList<DialogInput> inputs)
    {
        var result = new DialogTurnResult(opened.State, DialogReply.OutOfDate);
        foreach (var input in inputs)
        {
            result = CheckInDialog.Continue(result.State, input, opened.Set, dialogs.Now);
            if (result.Reply is DialogReply.AskAboutPending or DialogReply.OutOfDate)
                break;
        }

        return result;
    }

    /// <summary>A review names its readers from the pairing, so that what is stored is what is shown.</summary>
    private async Task<DialogState> WithReadersAsync(Opened opened, CancellationToken ct)
    {
        var state = opened.State;
        if (state.Step.Kind != StepKind.Review)
            return state;
        return state.Naming(await readers.OfAsync(opened, ct));
    }
}
