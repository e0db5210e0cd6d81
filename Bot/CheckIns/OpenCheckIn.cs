using Azure.Data.Tables;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

/// <summary>Starts a check-in that is due, goes on with one that waits, or reopens a submitted one for edits.</summary>
internal sealed class OpenCheckIn(DialogStore dialogs, CheckInStore checkIns, BeginCheckIn begin, ReviewReaders readers)
{
    /// <returns>Null when this mentee has no such check-in.</returns>
    public async Task<Opened?> OpenAsync(PersonId mentee, string checkInId, CancellationToken ct)
    {
        return await dialogs.ChangeAsync(
            mentee,
            async opened => opened.State.CheckIn.Id == checkInId
                ? await ResumeAsync(opened, ct)
                : await SwapAsync(opened.Person, checkInId, [await PutAsideAsync(opened, ct)], ct),
            person => SwapAsync(person, checkInId, [], ct),
            ct);
    }

    /// <summary>
    /// How a check-in's releases stand is known to its row alone: one that was taken back while it was open stays taken back.
    /// </summary>
    private async ValueTask<TableTransactionAction> PutAsideAsync(Opened opened, CancellationToken ct)
    {
        var checkIn = Pendings.ToNotes(opened.State).CheckIn;
        return await dialogs.StoredBeforeAsync(opened, ct) is { } before
            ? CheckInRow.Replace(opened.Person.Id, before, checkIn with { Releases = before.CheckIn.Releases })
            : CheckInRow.Put(opened.Person.Id, checkIn);
    }

    private async ValueTask<Change<Opened?>> ResumeAsync(Opened opened, CancellationToken ct)
    {
        var known = await WithPackAsync(opened, ct);
        var state = CheckInDialog.Continue(known, new DialogInput.Resume(), opened.Set, dialogs.Now).State;
        return await ChangedAsync(opened.Person, opened with { State = state }, [], ct);
    }

    /// <summary>
    /// What a pack holds was written to its row: something may have been opened since it was begun. What the mentee took out of it stays out.
    /// </summary>
    private async ValueTask<DialogState> WithPackAsync(Opened opened, CancellationToken ct) =>
        opened.State.CheckIn is { Pack.IsEmpty: false, Id: var id } && await checkIns.FindAsync(opened.Person.Id, id, ct) is { CheckIn: var stored }
            ? opened.State with { CheckIn = opened.State.CheckIn with { Title = stored.Title, Pack = stored.Pack.ConvertAll(item => Chosen(opened, item)) } }
            : opened.State;

    private static PackItem Chosen(Opened opened, PackItem item) =>
        opened.State.CheckIn.Pack.Find(shown => shown.IsSame(item)) ?? item;

    /// <summary>What was open until now goes back to its own row and waits there.</summary>
    private async ValueTask<Change<Opened?>> SwapAsync(
        Person person, string checkInId, IReadOnlyList<TableTransactionAction> also, CancellationToken ct)
    {
        if ((await checkIns.FindAsync(person.Id, checkInId, ct))?.CheckIn is not { } checkIn)
            return Change.To<Opened?>(person, null);
        // What was typed before anything was open belongs to the next check-in, as a note for the mentee alone.
        if (person.LooseText is { } loose)
            (person, checkIn) = (person with { LooseText = null }, checkIn with { Notes = checkIn.Notes.Add(new AnswerPart(dialogs.Now, "", loose)) });
        var set = dialogs.SetOf(checkIn, person);
        if (checkIn.Answers.IsEmpty)
            checkIn = await begin.FromBeforeAsync(person.Id, checkIn, set, ct);
        return await ChangedAsync(person, new Opened(person, CheckInDialog.Begin(checkIn, set, dialogs.Now), set), also, ct);
    }

    private async Task<Change<Opened?>> ChangedAsync(
        Person person, Opened opened, IReadOnlyList<TableTransactionAction> also, CancellationToken ct)
    {
        var state = opened.State.Naming(await readers.OfAsync(opened with { Person = person }, ct));
        var changed = person.With(state);
        return Change.To<Opened?>(changed, opened with { Person = changed, State = state }, also);
    }
}
