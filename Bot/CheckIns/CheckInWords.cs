using System.Globalization;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>Text typed while a check-in is open. The next question comes as a new message, so that it is seen.</summary>
internal sealed class CheckInWords(TakeCheckInTurn turns, SubmitPresses submit, DialogStore dialogs)
{
    /// <summary>How far the channel's clock may be from ours before its message ids are not taken for times.</summary>
    private static readonly TimeSpan PlausibleSkew = TimeSpan.FromMinutes(10);

    /// <returns>False when no check-in is open, so that the text belongs to nothing here.</returns>
    public async Task<bool> TypedAsync(TurnContext turn, string text, CancellationToken ct) =>
        await TakeAsync(turn, new DialogInput.Typed(await PartAsync(turn, text, ct)), ct);

    /// <summary>The person edited a message in the chat: the answer that it became follows.</summary>
    public async Task EditedAsync(TurnContext turn, CancellationToken ct)
    {
        if (turn.Text is not { } text || turn.Activity.Id is not { } id)
            return;
        var taken = await turns.TakeAsync(PersonId.Of(turn), null, null, [new DialogInput.Corrected(id, text)], ct);
        await turn.SendAsync(taken?.Reply == DialogReply.Corrected ? Strings.CheckIn_Corrected : Strings.CheckIn_EditThere, ct);
    }

    /// <summary>The person deleted a message in the chat: what it became an answer to is theirs to change, not gone unasked.</summary>
    public async Task DeletedAsync(TurnContext turn, CancellationToken ct)
    {
        if (turn.Activity.Id is { } id
            && await turns.TakeAsync(PersonId.Of(turn), null, null, [new DialogInput.Corrected(id, null)], ct) is { Reply: DialogReply.Corrected })
            await turn.SendAsync(Strings.CheckIn_DeletedThere, ct);
    }

    /// <summary>What was typed, by its writer's own clock, since "tomorrow" is a day after theirs.</summary>
    public async Task<AnswerPart> PartAsync(TurnContext turn, string text, CancellationToken ct) => new(
        Phrase.In(turn.Timestamp, await dialogs.ZoneOfAsync(PersonId.Of(turn), ct)), turn.Activity.Id ?? "", text);

    /// <summary>A command such as <c>back</c>, <c>skip</c> or <c>continue</c>.</summary>
    public async Task<bool> TakeAsync(TurnContext turn, DialogInput input, CancellationToken ct)
    {
        if (await turns.TakeAsync(PersonId.Of(turn), null, turn.Activity.Id, [input], ct) is not { } taken)
            return false;
        switch (taken.Reply)
        {
            case DialogReply.Joined:
                await JoinedAsync(turn, taken, ct);
                break;
            case DialogReply.KeptAsNote:
                await turn.SendAsync(Strings.CheckIn_KeptAsNote, ct);
                await ShowAsync(turn, taken, ct);
                break;
            case DialogReply.AskAboutPending:
                await turn.SendAsync(PendingCard.For(taken.Opened), Strings.CheckIn_Summary, ct);
                break;
            case DialogReply.Parked:
                await turn.SendAsync(ClosingCards.Parked(taken.State.CheckIn), Strings.CheckIn_Summary, ct);
                break;
            case DialogReply.ConfirmSend when !taken.State.Readers.IsEmpty:
                await turn.SendAsync(ReviewCard.BeforeSend(taken.Opened), ct);
                break;
            case DialogReply.Send:
                await submit.TypedSendAsync(turn, taken.State, ct);
                break;
            case DialogReply.KeepPrivate:
                await submit.TypedKeepPrivateAsync(turn, taken.State, ct);
                break;
            case DialogReply.OutOfDate when taken.State.Current?.ActivityId is not null:
                break; // Delivered twice, and the first answer reached the chat.
            default:
                await ShowAsync(turn, taken, ct);
                break;
        }

        return true;
    }

    /// <summary>Sends the current step's card as a new message.</summary>
    public async Task ShowStepAsync(TurnContext turn, Opened opened, CancellationToken ct)
    {
        var sent = await turn.SendAsync(StepCard.For(opened), Strings.CheckIn_Summary, ct);
        if (sent.IsSent)
            dialogs.Shown(opened, sent.ActivityId, Seen(sent.ActivityId));
        turn.ShowsPrivateText |= StepCard.HoldsAnswers(opened);
    }

    private async Task ShowAsync(TurnContext turn, CheckInTurn taken, CancellationToken ct)
    {
        // One after the other: Teams refuses operations on one conversation that meet, and nobody waits for the fold.
        await ShowStepAsync(turn, taken.Opened, ct);
        if (taken.Before.Current is { ActivityId: { } old } before)
            await turn.UpdateAsync(old, CardActivity.For(StepCard.Folded(taken.Opened, before.Step)), ct);
    }

    private async Task JoinedAsync(TurnContext turn, CheckInTurn taken, CancellationToken ct)
    {
        var joined = taken.State.CheckIn.Answers.Find(answer => !ReferenceEquals(answer, taken.Before.CheckIn.AnswerTo(answer.QuestionId)));
        var label = joined is null ? null : taken.Opened.Set.Find(joined.QuestionId)?.Label;
        await turn.SendAsync(Phrase.With(Strings.CheckIn_Joined, label ?? taken.State.CheckIn.Title), ct);
        if (taken.State.Current?.ActivityId is null || taken.State.Step.Kind == StepKind.Review)
            await ShowStepAsync(turn, taken.Opened, ct);
        else
            // The card on the screen carries the revision of before; the answer that it asks for is not given yet.
            await turn.UpdateAsync(taken.State.Current.ActivityId, CardActivity.For(StepCard.For(taken.Opened)), ct);
    }

    /// <summary>Teams' message ids are the milliseconds of its own clock, the one that stamps what people write.</summary>
    private DateTimeOffset Seen(string? activityId) =>
        long.TryParse(activityId, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is > 0 and < 253402300799999
        && DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) is var at
        && (at - dialogs.Now).Duration() < PlausibleSkew
            ? at
            : dialogs.Now;
}
