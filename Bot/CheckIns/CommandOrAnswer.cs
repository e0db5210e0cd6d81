using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// Words that are a command and may be the answer to the question that was just shown: kept first, then the command does what it says, then
/// their writer is asked whether they are the answer as well.
/// </summary>
internal sealed class CommandOrAnswer(TakeCheckInTurn turns, CheckInWords words, DialogStore dialogs, PersonStore people)
{
    public TurnHandler Of(TurnHandler command) => async (turn, ct) =>
    {
        var id = PersonId.Of(turn);
        if (turn.Text is { } text)
            await turns.TakeAsync(id, null, turn.Activity.Id, [new DialogInput.Command(await words.PartAsync(turn, text, ct))], ct);
        await command(turn, ct);
        // The command may have put the check-in aside; then they are a note there.
        if (dialogs.Open(await people.GetAsync(id, ct)) is { State.Pending: { WasCommand: true } waiting } opened
            && waiting.Part.ActivityId == turn.Activity.Id)
            await turn.SendAsync(PendingCard.For(opened), Strings.CheckIn_Summary, ct);
    };
}
