using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>The mentee skips a check-in that nobody began, with a reason or without; a reason is theirs alone until they share it.</summary>
internal sealed class DeclineCheckIn(UnansweredPrompts unanswered, CheckInStore checkIns, DialogStore dialogs, ShareSkipReason share)
{
    /// <summary>Typed <c>skip</c> while no check-in is open. Delivered twice, it skips one.</summary>
    /// <returns>False when no prompt waits either.</returns>
    public async Task<bool> SkipAsync(TurnContext turn, CancellationToken ct)
    {
        var message = turn.Activity.Id;
        var typed = await dialogs.ChangeAsync(
            PersonId.Of(turn),
            opened => ValueTask.FromResult(opened.Unchanged(new Declined(opened.Person, null))),
            async person => person.HasHandled(message) ? Change.To(person, new Declined(person, null) { Again = true })
                : await unanswered.LatestAsync(person, ct) is { } waiting ? await DecideAsync(person.WithHandled(message), waiting.Id, Skip, ct)
                : Change.To(person, new Declined(person, null)),
            ct);
        if (typed.CheckIn is { } skipped)
            await turn.SendAsync(PromptCard.AsItStands(skipped, typed.Person.Zone), Strings.Prompt_Summary, ct);
        return typed.Again || typed.CheckIn is not null;
    }

    public async Task<CardResponse> DeclineAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await ChangeAsync(PersonId.Of(turn), CheckInData.RequiredIdIn(action), Skip, ct) switch
        {
            { Open: { } open } => CardResponse.Card(ClosingCards.Parked(open)),
            { CheckIn: { } checkIn, Person.Zone: var zone } => CardResponse.Card(PromptCard.AsItStands(checkIn, zone)),
            _ => Gone,
        };

    /// <summary>The card that says so left room for why.</summary>
    public async Task<CardResponse> KeepReasonAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var reason = action.Text(SkippedCard.ReasonInput, SkippedCard.LongestReason);
        var kept = await ChangeAsync(PersonId.Of(turn), CheckInData.RequiredIdIn(action), known => reason is null
            ? null
            : Keep(known, new AnswerPart(turn.Timestamp, action.InvokeId, reason)), ct);
        // Begun after all, perhaps on another card: the words stay with their writer.
        if (kept.Open is { } open)
            return CardResponse.Card(reason is null ? ClosingCards.Parked(open) : SkippedCard.Begun(open, reason));
        return kept.CheckIn is { } checkIn
            ? Show(await share.WithReadersAsync(kept.Person.Id, checkIn, ct), kept.Person.Zone)
            : Gone;
    }

    /// <summary>The mentor may read the reason that was kept: by this press, and never without it.</summary>
    public async Task<CardResponse> ShareReasonAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        return await share.ShareAsync(id, CheckInData.RequiredIdIn(action), action.Choices(SkippedCard.Readers), action.ActivityId, ct) is { } skipped
            ? Show(skipped, await dialogs.ZoneOfAsync(id, ct))
            : Gone;
    }

    private static CardResponse Gone => CardResponse.Gone(Strings.CheckIn_Gone);

    private static CardResponse Show(SkippedCheckIn skipped, string? zone) => CardResponse.Card(skipped.CheckIn.State == CheckInState.Skipped
        ? SkippedCard.For(skipped.CheckIn, zone, skipped.Readers)
        : PromptCard.AsItStands(skipped.CheckIn, zone));

    private static CheckIn? Skip(CheckIn known) => known.State == CheckInState.Due ? known with { State = CheckInState.Skipped } : null;

    private static CheckIn? Keep(CheckIn known, AnswerPart reason) =>
        known.State == CheckInState.Skipped ? SkipReasons.Keep(known, reason)
        : known.Knows(reason.Text) ? null
        : known with { Notes = known.Notes.Add(reason) };

    /// <summary>Stored in one piece with the person's row: while a check-in is open, its own row is not the place to write to.</summary>
    private Task<Declined> ChangeAsync(PersonId mentee, string id, Func<CheckIn, CheckIn?> decide, CancellationToken ct) => dialogs.ChangeAsync(
        mentee,
        opened => opened.State.CheckIn.Id == id
            ? ValueTask.FromResult(opened.Unchanged(new Declined(opened.Person, null) { Open = opened.State.CheckIn }))
            : DecideAsync(opened.Person, id, decide, ct),
        person => DecideAsync(person, id, decide, ct),
        ct);

    private async ValueTask<Change<Declined>> DecideAsync(Person person, string id, Func<CheckIn, CheckIn?> decide, CancellationToken ct)
    {
        if (await checkIns.FindAsync(person.Id, id, ct) is not { } stored)
            return Change.To(person, new Declined(person, null));
        return decide(stored.CheckIn) is { } changed
            ? Change.To(person, new Declined(person, changed), CheckInRow.Replace(person.Id, stored, changed))
            : Change.To(person, new Declined(person, stored.CheckIn));
    }
}

/// <param name="CheckIn">As it stands then; null when there is none, or it is open.</param>
internal sealed record Declined(Person Person, CheckIn? CheckIn)
{
    public CheckIn? Open { get; init; }

    /// <summary>The word was delivered before, and is answered.</summary>
    public bool Again { get; init; }
}
