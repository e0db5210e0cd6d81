using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>A person with their open dialog and the question set it runs on.</summary>
internal sealed record Opened(Person Person, DialogState State, QuestionSet Set)
{
    public Change<T> Unchanged<T>(T result) => Change.To(Person, result);
}

/// <summary>The open dialogs, each in its person's row.</summary>
internal sealed class DialogStore(PersonStore people, CheckInStore checkIns, QuestionSetCatalog sets, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The zone of a person's own clock: the one that they named, or the one that their client told last.</summary>
    public async Task<string?> ZoneOfAsync(PersonId id, CancellationToken ct) => (await people.GetAsync(id, ct)).Zone;

    public QuestionSet SetOf(CheckIn checkIn) => sets.Get(checkIn.QuestionSetId, checkIn.QuestionSetVersion);

    /// <summary>In the language that this person's client speaks, as far as the set is written in it.</summary>
    public QuestionSet SetOf(CheckIn checkIn, Person person) => SetOf(checkIn).In(person.Locale);

    public Opened? Open(Person person) =>
        OpenDialog.Of(person) is { } state ? new Opened(person, state, SetOf(state.CheckIn, person)) : null;

    /// <summary>Decides on the open dialog, or on the person alone where none is open.</summary>
    public Task<T> ChangeAsync<T>(
        PersonId id, Func<Opened, ValueTask<Change<T>>> decide, Func<Person, ValueTask<Change<T>>> without, CancellationToken ct) =>
        people.ChangeAsync(id, person => Open(person) is { } opened ? decide(opened) : without(person), ct);

    /// <summary>
    /// The check-in as it was last submitted, when this is a later edit, or as it stood when something of it was shared: its releases go on
    /// changing while the dialog is open, so its row, not the dialog, knows how they stand.
    /// </summary>
    public async ValueTask<StoredCheckIn?> StoredBeforeAsync(Opened opened, CancellationToken ct) =>
        opened.State.CheckIn is { SubmittedAt: null, Releases.IsEmpty: true }
            ? null
            : await checkIns.FindAsync(opened.Person.Id, opened.State.CheckIn.Id, ct);

    /// <summary>Keeps what was entered on a card of a check-in that is not open, as a note of that check-in.</summary>
    /// <returns>The check-in as it stands; null when this mentee has none with that id.</returns>
    public async Task<CheckIn?> KeepNoteAsync(PersonId mentee, string checkInId, AnswerPart? part, CancellationToken ct) => part is null
        ? (await checkIns.FindAsync(mentee, checkInId, ct))?.CheckIn
        : await ChangeAsync(
            mentee,
            opened => opened.State.CheckIn.Id == checkInId
                ? ValueTask.FromResult(KeptInDialog(opened, part))
                : KeepInRowAsync(opened.Person, checkInId, part, ct),
            person => KeepInRowAsync(person, checkInId, part, ct),
            ct);

    /// <summary>It was opened in between, perhaps on another device.</summary>
    private static Change<CheckIn?> KeptInDialog(Opened opened, AnswerPart part)
    {
        var state = opened.State with { CheckIn = WithNote(opened.State.CheckIn, part) };
        return Change.To<CheckIn?>(state.CheckIn == opened.State.CheckIn ? opened.Person : opened.Person.With(state), state.CheckIn);
    }

    /// <summary>In one piece with the person's row: whoever opens it meanwhile reads it anew.</summary>
    private async ValueTask<Change<CheckIn?>> KeepInRowAsync(Person person, string checkInId, AnswerPart part, CancellationToken ct)
    {
        if (await checkIns.FindAsync(person.Id, checkInId, ct) is not { } stored)
            return Change.To<CheckIn?>(person, null);
        var kept = WithNote(stored.CheckIn, part);
        return kept == stored.CheckIn
            ? Change.To<CheckIn?>(person, kept)
            : Change.To<CheckIn?>(person, kept, CheckInRow.Replace(person.Id, stored, kept));
    }

    private static CheckIn WithNote(CheckIn checkIn, AnswerPart part) =>
        checkIn.Knows(part.Text) ? checkIn : checkIn with { Notes = checkIn.Notes.Add(part) };

    /// <summary>The card of the current step reached the chat: remembered now, stored with the next change.</summary>
    public void Shown(Opened shown, string? activityId, DateTimeOffset at) => people.Remember(shown.Person.Id, person =>
        OpenDialog.Of(person) is { } state && state.Rev == shown.State.Rev && state.CheckIn.Id == shown.State.CheckIn.Id
            ? person.With(CheckInDialog.ShownAt(state, at, activityId))
            : person);
}
