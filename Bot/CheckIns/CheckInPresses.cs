using System.Text.Json;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>Buttons on the cards of an open check-in. Each answer is the card of where the mentee is now.</summary>
internal sealed class CheckInPresses(TakeCheckInTurn turns, OpenCheckIn open, DialogStore dialogs)
{
    /// <summary>UTF-16 units: far more than an input takes, since nothing that was typed is turned away.</summary>
    private const int LongestAccepted = 100_000;

    public Task<CardResponse> StartAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        OpenAsync(turn, action, CheckInData.IdIn(action) ?? "", ct);

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, string checkInId, CancellationToken ct)
    {
        return await OpenedAsync(turn, checkInId, ct) is { } opened
            ? Show(opened, action, null, isKnown: false)
            : CardResponse.Gone(Strings.CheckIn_Gone);
    }

    /// <returns>Null when this mentee has no such check-in.</returns>
    public Task<Opened?> OpenedAsync(TurnContext turn, string checkInId, CancellationToken ct) => open.OpenAsync(PersonId.Of(turn), checkInId, ct);

    public Task<CardResponse> AnswerAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var question = CheckInData.RequiredQuestionIn(action);
        var due = action.Date(QuestionInputs.DueId);
        var answered = CheckInData.IsDueDay(action)
            ? new DialogInput.DuePicked(question, CheckInData.RevisionIn(action), due) as DialogInput
            : new DialogInput.Answered(question, CheckInData.RevisionIn(action), Part(turn, action), Choice(action), due) { Stays = CheckInData.IsRow(action) };
        return TakeAsync(turn, action, [answered], ct);
    }

    public Task<CardResponse> BackAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        TakeAsync(turn, action, [.. Draft(turn, action), new DialogInput.Back(CheckInData.RevisionIn(action))], ct);

    public Task<CardResponse> SkipAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        TakeAsync(turn, action, [.. Draft(turn, action), new DialogInput.Skip(CheckInData.RevisionIn(action))], ct);

    public Task<CardResponse> LaterAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        TakeAsync(turn, action, [.. Draft(turn, action), .. Shares(action), new DialogInput.Later()], ct);

    public Task<CardResponse> AddDetailAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        TakeAsync(turn, action, [.. Shares(action), new DialogInput.AddDetail(null)], ct);

    public Task<CardResponse> EditAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        TakeAsync(turn, action, [.. Shares(action), new DialogInput.GoTo(CheckInData.QuestionIn(action) ?? "", CheckInData.RowIn(action))], ct);

    public Task<CardResponse> FileAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        TakeAsync(turn, action, [new DialogInput.FilePending(CheckInData.QuestionIn(action), CheckInData.RevisionIn(action))], ct);

    /// <summary>What was chosen on a review, by question; what the card did not hold stays as it is.</summary>
    public static IReadOnlyDictionary<string, Visibility> SharesOf(CardAction action) => action.Data.ValueKind != JsonValueKind.Object
        ? new Dictionary<string, Visibility>()
        : action.Data.EnumerateObject()
            .Where(member => member.Name.StartsWith(ReviewCard.SharePrefix, StringComparison.Ordinal))
            .ToDictionary(
                member => member.Name[ReviewCard.SharePrefix.Length..],
                member => ReviewCard.VisibilityOf(action, member.Name));

    private static DialogInput[] Shares(CardAction action) =>
        SharesOf(action) is { Count: > 0 } shares ? [new DialogInput.Share(CheckInData.RevisionIn(action), shares)] : [];

    private static AnswerPart? Part(TurnContext turn, CardAction action) =>
        (action.Text(QuestionInputs.TextId, LongestAccepted) ?? action.NumberAsText(QuestionInputs.NumberId) ?? Row(action)) is { } text
            ? new AnswerPart(turn.Timestamp, action.InvokeId, text)
            : null;

    /// <summary>One tapped, or several ticked.</summary>
    private static string? Choice(CardAction action) => CheckInData.ChoiceIn(action) ?? ChoiceIds.Join(action.Choices(QuestionInputs.ChoicesId));

    private static string? Row(CardAction action) => RowText.Of(Enumerable.Range(0, Math.Clamp(action.Number(QuestionInputs.Cells) ?? 0, 0, 6))
        .Select(column => action.Text(QuestionInputs.CellId(column), RowText.LongestCell)));

    private static DialogInput[] Draft(TurnContext turn, CardAction action) =>
        Part(turn, action) is { } part && CheckInData.QuestionIn(action) is { } question
            ? [new DialogInput.Draft(question, CheckInData.RevisionIn(action), part, action.Date(QuestionInputs.DueId))]
            : [];

    private async Task<CardResponse> TakeAsync(TurnContext turn, CardAction action, IReadOnlyList<DialogInput> inputs, CancellationToken ct)
    {
        var mentee = PersonId.Of(turn);
        if (await turns.TakeAsync(mentee, new PressedCard(CheckInData.IdIn(action), action.ActivityId), null, inputs, ct) is not { } taken)
            return await NotOpenAsync(mentee, turn, action, ct);
        await FoldOtherAsync(turn, taken, action, ct);
        return taken.Reply switch
        {
            DialogReply.AskAboutPending => CardResponse.Card(PendingCard.For(taken.Opened)),
            DialogReply.Parked => CardResponse.Card(ClosingCards.Parked(taken.State.CheckIn)),
            DialogReply.OutOfDate => Show(taken.Opened, action, Strings.CheckIn_StaleKept, isKnown: taken.Changed),
            _ => Show(taken.Opened, action, null, isKnown: taken.Changed),
        };
    }

    /// <summary>The check-in goes on in the pressed card, so the one that showed it until now keeps neither text nor buttons.</summary>
    private static async Task FoldOtherAsync(TurnContext turn, CheckInTurn taken, CardAction action, CancellationToken ct)
    {
        if (taken.Before.Current is { ActivityId: { } other } before && other != action.ActivityId)
            await turn.UpdateAsync(other, CardActivity.For(StepCard.Folded(taken.Opened, before.Step)), ct);
    }

    /// <param name="isKnown">It is stored already that this card shows it.</param>
    private CardResponse Show(Opened opened, CardAction action, string? note, bool isKnown)
    {
        if (!isKnown)
            dialogs.Shown(opened, action.ActivityId, dialogs.Now);
        return CardResponse.Card(StepCard.For(opened, note));
    }

    /// <summary>A card of a check-in that is over or waits: what was entered on it is kept with that check-in.</summary>
    private async Task<CardResponse> NotOpenAsync(PersonId mentee, TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (CheckInData.IdIn(action) is not { } id || await dialogs.KeepNoteAsync(mentee, id, Part(turn, action), ct) is not { } checkIn)
            return CardResponse.Gone(Strings.CheckIn_Gone);
        return CardResponse.Card(checkIn.IsOpen ? ClosingCards.Parked(checkIn) : ClosingCards.For(checkIn, await dialogs.ZoneOfAsync(mentee, ct)));
    }
}
