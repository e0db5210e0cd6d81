using Azure.Data.Tables;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

/// <summary>Starts a check-in that is due, goes on with one that waits, or reopens a submitted one for edits.</summary>
internal sealed class OpenCheckIn(DialogStore dialogs, CheckInStore checkIns, CommitmentStore commitments, Frames frames)
{
    /// <returns>Null when this mentee has no such check-in.</returns>
    public async Task<Opened?> OpenAsync(PersonId mentee, string checkInId, CancellationToken ct)
    {
        var stored = await checkIns.FindAsync(mentee, checkInId, ct);
        return await dialogs.ChangeAsync(
            mentee,
            opened => opened.State.CheckIn.Id == checkInId
                ? ResumeAsync(opened, ct)
                : SwapAsync(opened.Person, stored?.CheckIn, [CheckInRow.Put(mentee, Pendings.ToNotes(opened.State).CheckIn)], ct),
            person => SwapAsync(person, stored?.CheckIn, [], ct),
            ct);
    }

    private async ValueTask<Change<Opened?>> ResumeAsync(Opened opened, CancellationToken ct)
    {
        var state = CheckInDialog.Continue(opened.State, new DialogInput.Resume(), opened.Set, dialogs.Now).State;
        return await ChangedAsync(opened.Person, opened with { State = state }, [], ct);
    }

    /// <summary>What was open until now goes back to its own row and waits there.</summary>
    private async ValueTask<Change<Opened?>> SwapAsync(
        Person person, CheckIn? checkIn, IReadOnlyList<TableTransactionAction> also, CancellationToken ct)
    {
        if (checkIn is null)
            return Change.To<Opened?>(person, null);
        if (checkIn.Answers.IsEmpty && await commitments.LatestOpenAsync(person.Id, checkIn.PairingId, ct) is { } open)
            checkIn = checkIn with { FollowsUp = new FollowedUp(open.Id, open.Text, open.Due) };
        // What was typed before anything was open belongs to the next check-in, as a note for the mentee alone.
        if (person.LooseText is { } loose)
            (person, checkIn) = (person with { LooseText = null }, checkIn with { Notes = checkIn.Notes.Add(new AnswerPart(dialogs.Now, "", loose)) });
        var set = dialogs.SetOf(checkIn);
        return await ChangedAsync(person, new Opened(person, CheckInDialog.Begin(checkIn, set, dialogs.Now), set), also, ct);
    }

    private async Task<Change<Opened?>> ChangedAsync(
        Person person, Opened opened, IReadOnlyList<TableTransactionAction> also, CancellationToken ct)
    {
        var frame = await frames.FindAsync(person.Id, opened.State.CheckIn.PairingId, fresh: false, ct);
        var state = opened.State with { Readers = Releasing.ReadersOf(frame?.Pairing) };
        var changed = person.With(state);
        return Change.To<Opened?>(changed, opened with { Person = changed, State = state }, also);
    }
}
