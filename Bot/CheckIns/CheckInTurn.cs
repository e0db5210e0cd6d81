using System.Collections.Immutable;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a turn in a check-in came to.</summary>
/// <param name="Before">The dialog as the mentee saw it.</param>
/// <param name="Opened">The dialog as it is now.</param>
internal sealed record CheckInTurn(DialogState Before, Opened Opened, DialogReply Reply)
{
    public DialogState State => Opened.State;

    public bool Changed => !ReferenceEquals(Before, State);
}

/// <param name="CheckInId">The check-in that it claims.</param>
/// <param name="ActivityId">Of its message.</param>
internal sealed record PressedCard(string? CheckInId, string? ActivityId);

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

/// <summary>The people whom a review names.</summary>
/// <param name="Readers">Whom Send lets in.</param>
/// <param name="Sponsor">To whom answers can be open as well; null where there is nobody.</param>
internal sealed record Named(ImmutableList<Reader> Readers, Reader? Sponsor)
{
    public static Named Of(Frame? frame, QuestionSet set, PersonId author, CheckIn checkIn) =>
        new(Releasing.ReadersOf(frame, set, author, checkIn), Releasing.SponsorOf(frame, set, author));

    public bool IsSameAs(DialogState shown) =>
        Releasing.SamePeople(Readers, shown.Readers) && Sponsor?.ObjectId == shown.Sponsor?.ObjectId;
}

/// <summary>Who would read what an author releases now, with what the author has to know about them.</summary>
internal sealed class ReviewReaders(Frames frames, ManagementLine line)
{
    public async Task<Named> OfAsync(Opened opened, CancellationToken ct) =>
        (await OfAsync(opened.Person.Id, opened.State.CheckIn, opened.Set, fresh: false, ct)).Named;

    public async Task<(Frame? Frame, Named Named)> OfAsync(PersonId author, CheckIn checkIn, QuestionSet set, bool fresh, CancellationToken ct)
    {
        var frame = await frames.FindAsync(author, checkIn, fresh, ct);
        return (frame, await MarkAsync(author, Named.Of(frame, set, author, checkIn), ct));
    }

    /// <summary>Those above the author in the organisation are marked.</summary>
    public async Task<Named> MarkAsync(PersonId author, Named named, CancellationToken ct)
    {
        if (named is { Readers.IsEmpty: true, Sponsor: null } || await line.AboveAsync(author, ct) is not { Count: > 0 } above)
            return named;
        Reader Marked(Reader reader) => reader with { IsAbove = above.Contains(reader.ObjectId) };
        return new Named(named.Readers.ConvertAll(Marked), named.Sponsor is { } sponsor ? Marked(sponsor) : null);
    }
}
