using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>The mentee skips a check-in that nobody began, with a reason or without; a reason is theirs alone until they share it.</summary>
internal sealed class DeclineCheckIn(UnansweredPrompts unanswered, CheckInStore checkIns, PersonStore people, ShareSkipReason share)
{
    /// <summary>Typed <c>skip</c> while no check-in is open.</summary>
    /// <returns>False when no prompt waits either.</returns>
    public async Task<bool> SkipAsync(TurnContext turn, CancellationToken ct)
    {
        var person = await people.GetAsync(PersonId.Of(turn), ct);
        if (await unanswered.LatestAsync(person, ct) is not { } waiting)
            return false;
        await turn.SendAsync(PromptCard.AsItStands(await SkipAsync(person.Id, waiting.Id, ct) ?? waiting, person.Zone), Strings.Prompt_Summary, ct);
        return true;
    }

    public async Task<CardResponse> DeclineAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var (person, id) = (await people.GetAsync(PersonId.Of(turn), ct), IdIn(action));
        if (Begun(person, id) is { } open)
            return CardResponse.Card(ClosingCards.Parked(open));
        return await SkipAsync(person.Id, id, ct) is { } checkIn
            ? CardResponse.Card(PromptCard.AsItStands(checkIn, person.Zone))
            : Gone;
    }

    /// <summary>The card that says so left room for why.</summary>
    public async Task<CardResponse> KeepReasonAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var (person, id) = (await people.GetAsync(PersonId.Of(turn), ct), IdIn(action));
        var reason = action.Text(SkippedCard.ReasonInput, SkippedCard.LongestReason);
        // The words stay with their writer.
        if (Begun(person, id) is { } open)
            return CardResponse.Card(reason is null ? ClosingCards.Parked(open) : SkippedCard.Begun(open, reason));
        var changed = reason is null ? null : await checkIns.ChangeAsync(
            person.Id, id, known => Keep(known, new AnswerPart(turn.Timestamp ?? default, action.InvokeId, reason)), ct);
        return (changed ?? (await checkIns.FindAsync(person.Id, id, ct))?.CheckIn) is { } checkIn
            ? Show(await share.WithReadersAsync(person.Id, checkIn, ct), person)
            : Gone;
    }

    /// <summary>The mentor may read the reason that was kept: by this press, and never without it.</summary>
    public async Task<CardResponse> ShareReasonAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var person = await people.GetAsync(PersonId.Of(turn), ct);
        return await share.ShareAsync(person.Id, IdIn(action), action.Choices(SkippedCard.Readers), action.ActivityId, ct) is { } skipped
            ? Show(skipped, person)
            : Gone;
    }

    /// <summary>Begun after all, perhaps on another card: while it is open its row is not the place to write to.</summary>
    private static CheckIn? Begun(Person person, string id) => OpenDialog.Of(person)?.CheckIn is { } open && open.Id == id ? open : null;

    private static CardResponse Gone => CardResponse.Error("Gone", Strings.CheckIn_Gone);

    private static CardResponse Show(SkippedCheckIn skipped, Person person) => CardResponse.Card(skipped.CheckIn.State == CheckInState.Skipped
        ? SkippedCard.For(skipped.CheckIn, person.Zone, skipped.Readers)
        : PromptCard.AsItStands(skipped.CheckIn, person.Zone));

    private static CheckIn? Keep(CheckIn known, AnswerPart reason) =>
        known.State == CheckInState.Skipped ? SkipReasons.Keep(known, reason)
        : known.Knows(reason.Text) ? null
        : known with { Notes = known.Notes.Add(reason) };

    private async Task<CheckIn?> SkipAsync(PersonId mentee, string id, CancellationToken ct) =>
        await checkIns.ChangeAsync(mentee, id, known => known.State == CheckInState.Due ? known with { State = CheckInState.Skipped } : null, ct)
        ?? (await checkIns.FindAsync(mentee, id, ct))?.CheckIn;

    private static string IdIn(CardAction action) => action.Id("checkIn") ?? throw new CardInputException("checkIn");
}
